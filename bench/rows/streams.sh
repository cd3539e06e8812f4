# 10,000 event streams on two cores, with the client that listens to them all (bench/streams.cpp) on the same two: how long
# after a change its event is there. BeanQ with its default settings, SQLite. First as many boards, so that each of 5 changes a
# second goes to 10,000; then 9,900 guests who each follow an order of their own, and 100 boards, with 100 changes a second.
# The time of a change is the one in its event, which is taken before the commit: that is part of what is measured.
subscribers=10000
seconds=10
rounds=3
cores=0-$(($(nproc) > 1 ? 1 : 0))
staff=

[[ $(ulimit -n) -gt $((subscribers + 1000)) ]] || ulimit -n $((subscribers + 1000)) || {
    echo "bench: $subscribers streams need as many open files: ulimit -n" >&2
    exit 1
}
clang++-19 -std=c++23 -O2 bench/streams.cpp -o "$folder/streams"
make_cafe "$folder/streams-data"
threads=2 server_core=$cores start_beanq "$folder/streams-data"
ready_to_place barista
until [[ $(sqlite3 "$folder/streams-data/beanq.db" "SELECT count(*) FROM orders") -gt $((subscribers + 100 * rounds * seconds)) ]]; do
    wrk_orders 64
done

# pending: the ids of orders that nobody has begun with.
pending() {
    sqlite3 "$folder/streams-data/beanq.db" "SELECT lower(hex(id)) FROM orders WHERE status = 'pending' ORDER BY id" |
        sed -E 's/^(.{8})(.{4})(.{4})(.{4})/\1-\2-\3-\4-/'
}

# streams_row WORK BOARDS GUESTS CHANGES_PER_SECOND
streams_row() {
    local round all=$folder/streams-$2
    for ((round = 1; round <= rounds; ++round)); do
        pending | taskset -c "$cores" "$folder/streams" "$port" "$(sign_in barista)" "$2" "$3" "$4" "$seconds" >>"$all"
    done
    add_row "p99 from a change to its event at $1" "$(cut -d ' ' -f 4 "$all" | median) ms, $(
        awk '{got += $1; due += $2} END {printf "%d of %d events", got, due}' "$all") (p50 $(
        cut -d ' ' -f 3 "$all" | median) ms, longest $(cut -d ' ' -f 5 "$all" | sort -n | tail -n 1) ms)" "—" "—" "all, ≤ 100 ms"
}

streams_row "10,000 boards, 5 changes a second" "$subscribers" 0 5
streams_row "9,900 guests and 100 boards, 100 changes a second" 100 $((subscribers - 100)) 100
stop_all
