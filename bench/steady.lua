-- For wrk: each connection asks for the same again so many milliseconds after it was answered.
-- wrk … -s bench/steady.lua URL -- MILLISECONDS
-- Prints how long 99 of 100 answers took, in milliseconds, and how many there were.
local pause
function init(arguments) pause = tonumber(arguments[1]) end
-- Not all connections at once.
function delay() return pause / 2 + math.random(pause) end

function done(summary, latency)
    if summary.errors.status > 0 then io.stderr:write("bench: refused answers\n") os.exit(1) end
    print(string.format("p99 %.3f %d", latency:percentile(99) / 1000, summary.requests))
end
