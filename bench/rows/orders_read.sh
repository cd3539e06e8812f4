# An order by its id, and a page of 50 of the order list, over PostgreSQL, against pgbench running the very SELECTs that
# BeanQ sends, prepared, with as many clients, in turns. All of it is in PostgreSQL's memory.
#
# PostgreSQL has one core. Whoever asks it has the other one: pgbench, or BeanQ together with wrk, its client. So BeanQ's
# HTTP and JSON, and the client that only BeanQ needs, come out of what pgbench has for itself.
orders=20000
clients=16
different=4 # orders, and pages, that are asked for in turn
database_core=$server_core
asking_core=$client_core

start_postgres "$database_core"
server_core=$asking_core BEANQ_DATABASE_URL=$postgres_url start_beanq "$folder/orders-data" --demo
api=http://127.0.0.1:$port/api/v1

# wrk_at PATHS… : requests per second, one path after the other.
wrk_at() {
    in_turn "$@" >"$folder/paths.lua"
    taskset -c "$asking_core" wrk -t1 -c"$clients" -d5s -s "$folder/paths.lua" "http://127.0.0.1:$port" |
        tee -a "$folder/wrk.log" |
        awk '/Requests\/sec/ {print $2} /Non-2xx/ {print "bench: refused answers" > "/dev/stderr"; exit 1}'
}

# pgbench_of SCRIPTS…: transactions per second, one of the scripts each.
pgbench_of() {
    taskset -c "$asking_core" "$postgres_bin/pgbench" -n -M prepared -c "$clients" -j 1 -T 5 "${@/#/--file=}" \
        -d "$postgres_url" 2>>"$folder/pgbench.log" | awk '/^tps/ {print $3}'
}

# catch_statements PATH: the SELECTs of orders that BeanQ sends for it, as it is asked.
catch_statements() {
    local seen
    seen=$(wc -l <"$postgres_log")
    curl --silent --fail --output /dev/null -H "Authorization: Bearer $staff" "http://127.0.0.1:$port$1"
    sleep 0.1
    tail -n +$((seen + 1)) "$postgres_log" | awk -f bench/statements.awk
}

# pipelined FILE: a script that sends the statements of another one together, as BeanQ does.
pipelined() {
    { echo '\startpipeline' && cat "$1" && echo '\endpipeline'; } >"$1.pipelined"
    echo "$1.pipelined"
}

# compare WORK PATHS…: a row.
compare() {
    local work=$1 path round scripts=() together=() ours=() theirs=() pipelined=()
    shift
    ask "ALTER SYSTEM SET log_statement = 'all'"
    ask "SELECT pg_reload_conf()" >/dev/null
    sleep 0.5
    for path in "$@"; do
        scripts+=("$folder/script-${#scripts[@]}.sql")
        catch_statements "$path" >"${scripts[-1]}"
        together+=("$(pipelined "${scripts[-1]}")")
    done
    ask "ALTER SYSTEM RESET log_statement"
    ask "SELECT pg_reload_conf()" >/dev/null
    [[ $(cat "${scripts[@]}" | wc -l) -eq $((3 * $#)) ]] || {
        echo "bench: BeanQ does not send three statements for $work any more" >&2
        return 1
    }
    for round in 1 2 3; do
        ours+=("$(wrk_at "$@")")
        theirs+=("$(pgbench_of "${scripts[@]}")")
        pipelined+=("$(pgbench_of "${together[@]}")")
    done
    ours=$(printf '%s\n' "${ours[@]}" | median)
    theirs=$(printf '%s\n' "${theirs[@]}" | median)
    pipelined=$(printf '%s\n' "${pipelined[@]}" | median)
    add_row "$work, PostgreSQL" "$(printf %.0f "$ours")/s" \
        "pgbench, the same SELECTs prepared: $(printf %.0f "$theirs")/s (in one pipeline: $(printf %.0f "$pipelined")/s)" \
        "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")" "≥ 0.8"
}

# An order of three lines, each with what its product comes with.
curl --silent --fail "$api/menu" | jq -c '{guest_name: "Anna", items:
    [[.menus[].categories[].items[] | select(.available)][:3][] | {quantity: 2, variation_id: .product.variations[0].id}]}' \
    >"$folder/order.json"
staff=$(sign_in barista)
cat >"$folder/place.lua" <<LUA
wrk.method = "POST"
wrk.body = io.open("$folder/order.json"):read("a")
wrk.headers["Authorization"] = "Bearer $staff"
wrk.headers["Content-Type"] = "application/json"
LUA
ask "UPDATE stock_levels SET on_hand_thousandths = 1000000000000" # nothing runs out
ask "ALTER SYSTEM SET synchronous_commit = off" # while it is filled
ask "SELECT pg_reload_conf()" >/dev/null
while [[ $(ask "SELECT count(*) FROM orders") -lt $orders ]]; do
    wrk -t1 -c"$clients" -d5s -s "$folder/place.lua" "$api/orders" | tee -a "$folder/wrk.log" | grep -q Non-2xx && {
        echo "bench: BeanQ refuses orders" >&2
        exit 1
    }
done
ask "ALTER SYSTEM RESET synchronous_commit"
ask "SELECT pg_reload_conf()" >/dev/null
ask "VACUUM ANALYZE"
ask "CHECKPOINT"

mapfile -t paths < <(ask "SELECT '/api/v1/orders/' || id FROM orders TABLESAMPLE BERNOULLI (1) LIMIT $different")
compare "\`GET /orders/{id}\`, three lines" "${paths[@]}"

paths=(/api/v1/orders)
while [[ ${#paths[@]} -lt $different ]]; do
    paths+=("/api/v1/orders?cursor=$(curl --silent --fail -H "Authorization: Bearer $staff" \
        "http://127.0.0.1:$port${paths[-1]}" | jq -r .next_cursor)")
done
compare "\`GET /orders\`, a page of 50" "${paths[@]}"
stop_all
