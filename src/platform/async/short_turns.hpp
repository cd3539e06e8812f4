#pragma once

#include <cstdint>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace beanq {

/// Asks Linux for short turns of the calling thread: who does a little at a time and often is let
/// in at once then, where it would wait for the end of the turn of a thread that computes. Kernels
/// before 6.12 take no such wish; there nothing changes. See sched_setattr(2).
inline void take_short_turns() {
    struct Attributes {  // sched_attr, whose header no program can include beside <sched.h>
        std::uint32_t size = sizeof(Attributes);
        std::uint32_t policy = 0;
        std::uint64_t flags = 0;
        std::int32_t niceness = ::getpriority(PRIO_PROCESS, 0);  // as it is
        std::uint32_t priority = 0;
        std::uint64_t turn_ns = 100'000;  // the shortest there is
        std::uint64_t deadline = 0;
        std::uint64_t period = 0;
    };
    static_assert(sizeof(Attributes) == 48);
    Attributes wish;
    ::syscall(SYS_sched_setattr, 0, &wish, 0U);
}

}  // namespace beanq
