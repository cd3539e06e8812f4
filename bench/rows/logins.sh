# How long GET /menu takes while 16 guests sign in again and again, each with an account of their own, and somebody reads
# through all orders page by page, compared with the same when nothing else happens, in turns. BeanQ runs as it is shipped:
# all cores, an event loop and a thread for passwords for each of them, bcrypt at cost 12, SQLite. With one core for the
# server, whoever looks at the menu would have the other one to themselves; so all clients run where the server does.
#
# The menu is asked for by 8 connections with pauses of 20 ms on average: about 400 a second, which leaves the server idle for
# most of the time. That shows what others cost, and not how long a queue is.
guests=16
rounds=5
staff=

# menu_p99: milliseconds, of 10 seconds.
menu_p99() {
    wrk -t1 -c8 -d10s -s bench/steady.lua "$api/menu" -- 20 | tee -a "$folder/wrk.log" | awk '$1 == "p99" {print $2}'
}

# busy_menu_p99: the same beside the others. What they did is in $folder/signed_in and $folder/read, times a second.
busy_menu_p99() {
    local others=()
    wrk -t1 -c"$guests" -d11s --timeout 30s -s "$folder/login.lua" "$api/auth/login" >"$folder/login.log" &
    others+=($!)
    wrk -t1 -c1 -d11s --timeout 30s -s "$folder/report.lua" "$api" >"$folder/report.log" &
    others+=($!)
    sleep 0.5
    menu_p99
    wait "${others[@]}"
    awk '/Requests\/sec/ {print $2} /Non-2xx|Socket errors/ {print "bench: sign-ins that failed:", $0 > "/dev/stderr"}' \
        "$folder/login.log" >>"$folder/signed_in"
    awk '/Requests\/sec/ {print $2} /Non-2xx|Socket errors/ {print "bench: reports that failed:", $0 > "/dev/stderr"}' \
        "$folder/report.log" >>"$folder/read"
}

make_cafe "$folder/logins-data"
threads=$(nproc) bcrypt_cost=12 server_core=0-$(($(nproc) - 1)) start_beanq "$folder/logins-data"
api=http://127.0.0.1:$port/api/v1
ready_to_place barista
wrk_orders 64
for ((guest = 1; guest <= guests; ++guest)); do
    curl --silent --fail --output /dev/null "$api/auth/register" \
        --json "{\"email\":\"guest-$guest@beanq.local\",\"password\":\"beanq-demo\",\"name\":\"Guest $guest\"}"
done
cat >"$folder/login.lua" <<LUA
wrk.headers["Content-Type"] = "application/json"
local guest = 0
function request()
    guest = guest % $guests + 1
    return wrk.format("POST", nil, nil, '{"email":"guest-' .. guest .. '@beanq.local","password":"beanq-demo"}')
end
LUA
staff=$(sign_in manager)
paths=("/api/v1/orders")
for page in {1..20}; do
    next=$(curl --silent --fail -H "Authorization: Bearer $staff" "http://127.0.0.1:$port${paths[-1]}" | jq -r .next_cursor)
    paths+=("/api/v1/orders?cursor=$next")
done
in_turn "${paths[@]}" >"$folder/report.lua"

for ((round = 1; round <= rounds; ++round)); do
    menu_p99 >>"$folder/menu-idle"
    busy_menu_p99 >>"$folder/menu-busy"
done
idle=$(median <"$folder/menu-idle")
busy=$(median <"$folder/menu-busy")
add_row "p99 of \`GET /menu\` while $guests clients sign in ($(median <"$folder/signed_in" | xargs printf %.1f)/s, bcrypt at cost 12) \
and a report reads orders ($(median <"$folder/read" | xargs printf %.0f) pages of 50 a second)" "$(printf '%.2f ms' "$busy")" \
    "nothing else happens: $(printf '%.2f ms' "$idle")" "$(awk "BEGIN {printf \"%.2f\", $busy / $idle}")" "≤ 3"
stop_all
