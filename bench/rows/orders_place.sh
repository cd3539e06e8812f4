# Placing orders of three lines each, all different, with what their stock takes: how many a second with 64 clients, and how
# long a lone one takes.
#
# SQLite: BeanQ on one core, its client wrk on the other; against a bare C++ loop on BeanQ's core, which makes the very changes
# that BeanQ made (bench/orders_place_bare.cpp), each round on a copy of the same café.
#
# PostgreSQL has one core, whoever asks it the other one: BeanQ with wrk, or pgbench, which places some of BeanQ's orders again,
# each in a transaction written by hand (bench/orders_place.sql). Both sell from the same 40 ingredients.
clients=64
rounds=3
samples=32 # orders for pgbench
database_core=$server_core
asking_core=$client_core

# The median latency in milliseconds.
p50_ms() {
    awk '$1 == "50%" {v = $2; print v ~ /us$/ ? v / 1000 : v ~ /ms$/ ? v + 0 : v * 1000}' "$folder/wrk.out"
}

# compare WORK OURS RIVAL_NAME THEIRS UNIT GOAL RATIO: a row of two files of figures, and of how to put them.
compare_orders() {
    local ours theirs
    ours=$(median <"$2")
    theirs=$(median <"$4")
    add_row "$1" "$(printf "$5" "$ours")" "$3: $(printf "$5" "$theirs")" \
        "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")" "$6"
}

# SQLite
clang++-19 -std=c++23 -O2 bench/orders_place_bare.cpp -lsqlite3 -o "$folder/bare"
make_cafe "$folder/cafe"
for ((round = 1; round <= rounds; ++round)); do
    cp -r "$folder/cafe" "$folder/placing"
    cp -r "$folder/cafe" "$folder/again"
    start_beanq "$folder/placing"
    ready_to_place barista
    wrk_orders "$clients"
    per_second >>"$folder/sqlite-ours"
    stop_all
    taskset -c "$server_core" "$folder/bare" "$folder/placing/beanq.db" "$folder/again/beanq.db" >>"$folder/sqlite-bare"
    rm -rf "$folder/placing" "$folder/again"
done
compare_orders "\`POST /orders\`, three lines, stock taken, durable, SQLite, $clients clients" "$folder/sqlite-ours" \
    "a bare C++ loop making the same changes, one commit per 64" "$folder/sqlite-bare" "%.0f/s" "≥ 0.4"

# PostgreSQL
start_postgres "$database_core"
server_core=$asking_core BEANQ_DATABASE_URL=$postgres_url start_beanq "$folder/orders-data" --demo
ready_to_place barista
ask "UPDATE stock_levels SET on_hand_thousandths = 1000000000000000"
wrk_orders "$clients" # warms up, and makes orders to place again
for order in $(ask "SELECT id FROM orders TABLESAMPLE SYSTEM (50) LIMIT $samples"); do
    for pipeline in 0 1; do
        "$postgres_bin/psql" -qX -v order="$order" -v pipeline="$pipeline" -f bench/orders_place.sql -d "$postgres_url" \
            >"$folder/again-$pipeline-$order.sql"
    done
done
# pgbench_orders PIPELINE CLIENTS [options…]: transactions per second.
pgbench_orders() {
    local scripts=("$folder/again-$1"-*.sql)
    taskset -c "$asking_core" "$postgres_bin/pgbench" -n -M prepared -c "$2" -j 1 -T 5 "${@:3}" "${scripts[@]/#/--file=}" \
        -d "$postgres_url" 2>>"$folder/pgbench.log" | awk '/^tps/ {print $3}'
}
for ((round = 1; round <= rounds; ++round)); do
    wrk_orders "$clients"
    per_second >>"$folder/postgres-ours"
    pgbench_orders 0 "$clients" >>"$folder/postgres-pgbench"
    pgbench_orders 1 "$clients" >>"$folder/postgres-pipelined"
    wrk_orders 1 --latency
    p50_ms >>"$folder/lone-ours"
    (cd "$folder" && rm -f pgbench_log.* && pgbench_orders 0 1 --log >/dev/null &&
        awk '{print $3 / 1000}' pgbench_log.* | median) >>"$folder/lone-pgbench"
done
compare_orders "the same, PostgreSQL, 40 hot ingredients" "$folder/postgres-ours" \
    "pgbench, a transaction by hand for each, $clients clients (in one pipeline: $(median <"$folder/postgres-pipelined" |
        xargs printf %.0f)/s)" "$folder/postgres-pgbench" "%.0f/s" "≥ 5"
compare_orders "the same, a lone client, p50" "$folder/lone-ours" \
    "pgbench, the same transaction, one client, p50" "$folder/lone-pgbench" "%.2f ms" "≤ 1.5"
stop_all
