# The same requests to two cafés over PostgreSQL, in turns: one with 10 million orders (bench/many_orders.sql says which), one
# with 400 of the same kind, which are what is asked for. Reading asks four times for one of 400 orders, chosen from all that
# were filled in, then for a page of 50 of the newest, of the pending ones and of one guest's; placing is that of the row
# orders_place. Both start with a few seconds' worth of orders placed by that guest. PostgreSQL has one core; BeanQ and wrk,
# its client, have the other one.
#
# BEANQ_BENCH_ORDERS asks for another number of orders.
orders=$bench_orders
few_orders=400
readers=16
placers=64
rounds=5
database_core=$server_core
asking_core=$client_core
staff=
declare -A port_of

# open_cafe NAME [serve options…]: BeanQ over the database that runs, as $port_of[NAME].
open_cafe() {
    server_core=$asking_core BEANQ_DATABASE_URL=$postgres_url start_beanq "$folder/many-$1" "${@:2}"
    port_of[$1]=$port
}

# fill PART…: one after the other.
fill() {
    local part
    for part in "$@"; do
        "$postgres_bin/psql" -qX -v orders="$filling" -v part="$part" -f bench/many_orders.sql -d "$postgres_url" \
            >>"$folder/fill.log"
    done
}

# fill_cafe NAME ORDERS: a new database with them, on all cores and without a log of what would be lost if it were killed
# meanwhile; then BeanQ over it, with everything in stock, a guest who waits for 50 orders or more, and what wrk is to ask for.
fill_cafe() {
    local filling=$2 began=$SECONDS lanes=()
    make_postgres
    run_postgres "$database_core,$asking_core" -c wal_level=minimal -c max_wal_senders=0
    open_cafe "$1" --demo
    kill "$pid"
    wait "$pid" || true
    fill prepare
    fill orders stock &
    lanes+=($!)
    fill lines history &
    lanes+=($!)
    wait "${lanes[0]}"
    wait "${lanes[1]}"
    fill finish
    kill -INT "$postgres_pid"
    wait "$postgres_pid" || true
    sync
    echo "bench: $filling orders took $((SECONDS - began)) s to fill in" >&2

    run_postgres "$database_core"
    open_cafe "$1"
    ask "UPDATE stock_levels SET on_hand_thousandths = 1000000000000000"
    prepare_reading "$1"
    ready_to_place guest
    wrk_orders 4
    ready_to_place barista
    ask "VACUUM ANALYZE"
}

# prepare_reading NAME: what wrk is to ask for.
prepare_reading() {
    local api=/api/v1/orders id ids guest paths=()
    mapfile -t ids < <(ask "SELECT id FROM orders ORDER BY random() LIMIT $few_orders")
    guest=$(ask "SELECT id FROM users WHERE email = 'guest@demo.beanq.local'")
    for id in "${ids[@]}"; do
        paths+=("$api/$id")
        ((${#paths[@]} % 7 != 4)) || paths+=("$api" "$api?status=pending" "$api?customer_id=$guest")
    done
    staff=$(sign_in barista) in_turn "${paths[@]}" >"$folder/many-$1.lua"
}

# measure NAME: one round of each.
measure() {
    port=${port_of[$1]}
    taskset -c "$asking_core" wrk -t1 -c"$readers" -d5s -s "$folder/many-$1.lua" "http://127.0.0.1:$port" |
        tee -a "$folder/wrk.log" >"$folder/wrk.out"
    ! grep Non-2xx "$folder/wrk.out" >&2
    per_second >>"$folder/many-$1-read"
    wrk_orders "$placers"
    per_second >>"$folder/many-$1-placed"
}

# many_row WORK FIGURES
many_row() {
    local filled empty
    filled=$(median <"$folder/many-filled-$2")
    empty=$(median <"$folder/many-empty-$2")
    add_row "$1 with $orders orders in the database, PostgreSQL" "$(printf %.0f "$filled")/s" \
        "the same with $few_orders: $(printf %.0f "$empty")/s" "$(awk "BEGIN {printf \"%.2f\", $filled / $empty}")" "≥ 0.9"
}

[[ $(df --output=avail -B1000 "$folder" | tail -n 1) -gt $((orders * 5 / 2)) ]] || {
    echo "bench: $orders orders need $((orders / 400000 + 1)) GB of disk in $folder" >&2
    exit 1
}
fill_cafe filled "$orders"
fill_cafe empty "$few_orders"
measure filled # warms up
measure empty
rm "$folder"/many-{filled,empty}-{read,placed}
for ((round = 1; round <= rounds; ++round)); do
    measure filled
    measure empty
done
many_row "\`GET /orders/{id}\` and pages of \`GET /orders\`" read
many_row "\`POST /orders\`, three lines" placed
stop_all
rm -rf "$folder"/postgres-*
