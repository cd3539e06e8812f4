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

# switch_once SOLD_OUT: for curl's --config, a switch and a look at the menu's ETag.
switch_once() {
    cat <<CONF
url = "$api/variations/$variation/availability"
request = PUT
header = "Authorization: Bearer $staff"
json = "{\"sold_out\": $1}"
output = /dev/null
write-out = "%{stderr}%{http_code}\n"
next
url = "$api/menu"
head
output = /dev/null
write-out = "%{stderr}%{http_code} %header{etag}\n"
CONF
}

# requests_per_second_while_switching URL: as requests_per_second. How often was switched goes to $folder/switches, a line
# each time.
requests_per_second_while_switching() {
    local began ended
    began=${EPOCHREALTIME/./}
    taskset -c "$client_core" curl --silent --show-error --config "$folder/switching" 2>"$folder/switched" &
    requests_per_second "$1"
    wait $!
    ended=${EPOCHREALTIME/./}
    awk -v seconds="$(((ended - began) / 1000))e-3" '
        $1 !~ /^2/ {print "bench: a switch was answered: " $0 > "/dev/stderr"; exit 1}
        NF == 1 {++switches}
        NF == 2 {if ($2 == etag) {print "bench: a switch left the menu as it was" > "/dev/stderr"; exit 1}; etag = $2}
        END {printf "%.1f\n", switches / seconds}' "$folder/switched" >>"$folder/switches"
}

demo="\`GET /api/v1/menu\`, 100 products, $(($(stat -c %s "$folder/menu/menu.json") / 1024)) KiB, one core"
against_nginx requests_per_second
nginx_row "$demo"

staff=$(sign_in manager)
variation=$(jq -r '[.menus[].categories[].items[] | select(.available)][0].product.variations[0].id' "$folder/menu/menu.json")
{
    echo "rate = $((2 * switches_per_second))/s"
    switch_once true
    for ((switch = 1; switch < 5 * switches_per_second; switch++)); do
        echo next
        switch_once "$([[ $((switch % 2)) -eq 0 ]] && echo true || echo false)"
    done
} >"$folder/switching"
against_nginx requests_per_second_while_switching
nginx_row "$demo, while its ETag changes $(median <"$folder/switches") times a second"
stop_all
