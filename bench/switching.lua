-- For wrk with one connection: sells a variation out and back, each time on time or, after one that took long, at once,
-- and looks at the menu after each. wrk … -s bench/switching.lua URL -- ACCESS_TOKEN VARIATION TIMES_A_SECOND
-- Prints how often in a second. Only what gave the menu another ETag counts.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s, us; } Time; int gettimeofday(Time *time, void *zone);")
local time = ffi.new("Time")
local function seconds()
    ffi.C.gettimeofday(time, nil)
    return tonumber(time.s) + tonumber(time.us) * 1e-6
end

local switching
function setup(thread) switching = thread end

function init(arguments)
    headers = {Authorization = "Bearer " .. arguments[1], ["Content-Type"] = "application/json"}
    path = "/api/v1/variations/" .. arguments[2] .. "/availability"
    rate = tonumber(arguments[3])
    began, switches, looks_next, etag, changed = seconds(), 0, true, nil, 0
end

function delay()
    return looks_next and 0 or math.max(0, (began + switches / rate - seconds()) * 1000)
end

function request()
    looks_next = not looks_next
    if not looks_next then return wrk.format("GET", "/api/v1/menu") end
    switches = switches + 1
    return wrk.format("PUT", path, headers, '{"sold_out": ' .. tostring(switches % 2 == 1) .. "}")
end

function response(status, headers)
    local seen = headers["ETag"]
    if etag and seen and seen ~= etag then changed = changed + 1 end
    etag = seen or etag
end

function done(summary)
    print(string.format("switched %.1f", switching:get("changed") * 1e6 / summary.duration))
end
