# GET /api/v1/menu of the demo café against nginx serving the same bytes, on the same core, in turns. Then again while a
# manager sells a size out and back; nginx's file stays as it is. Both write their usual access log to a file.
switches_per_second=20

start_beanq "$folder/menu-data" --demo
api=http://127.0.0.1:$port/api/v1
mkdir "$folder/menu"
curl --silent --fail "$api/menu" >"$folder/menu/menu.json"
start_nginx "$folder/menu/menu.json"

# against_nginx MEASURE: `MEASURE URL` prints requests per second; sets $ours and $theirs.
against_nginx() {
    local round
    ours=()
    theirs=()
    for round in 1 2 3 4 5; do
        ours+=("$("$1" "$api/menu")")
        theirs+=("$(requests_per_second "$nginx_url")")
    done
    ours=$(printf '%s\n' "${ours[@]}" | median)
    theirs=$(printf '%s\n' "${theirs[@]}" | median)
}

# nginx_row WORK
nginx_row() {
    add_row "$1" "$ours/s" "nginx, the same bytes from disk: $theirs/s" \
        "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")" "≥ 1.0"
}

# requests_per_second_while_switching URL: as requests_per_second. How often was switched goes to $folder/switches.
requests_per_second_while_switching() {
    taskset -c "$client_core" wrk -t1 -c1 -d5s -s bench/switching.lua "http://127.0.0.1:$port" \
        -- "$staff" "$variation" "$switches_per_second" >"$folder/switching.log" &
    requests_per_second "$1"
    wait $!
    awk '$1 == "switched" {print $2} /Non-2xx/ {print "bench: refused switches" > "/dev/stderr"}' \
        "$folder/switching.log" >>"$folder/switches"
}

demo="\`GET /api/v1/menu\`, 100 products, $(($(stat -c %s "$folder/menu/menu.json") / 1024)) KiB, one core"
against_nginx requests_per_second
nginx_row "$demo"

staff=$(sign_in manager)
variation=$(jq -r '[.menus[].categories[].items[] | select(.available)][0].product.variations[0].id' "$folder/menu/menu.json")
against_nginx requests_per_second_while_switching
nginx_row "$demo, while its ETag changes $(median <"$folder/switches") times a second"
stop_all
