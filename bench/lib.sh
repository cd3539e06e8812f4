# Shared by the rows of script/bench: a folder, servers that end with the run, medians, the table.

folder=$(mktemp -d)
processes=()
stop_all() {
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    processes=()
}
trap 'stop_all; rm -rf "$folder"' EXIT

bench_orders=${BEANQ_BENCH_ORDERS:-10000000}
unset BEANQ_BENCH_ORDERS # BeanQ refuses to start with a variable that is not its own

server_core=0
client_core=$(($(nproc) > 1 ? 1 : 0))

free_port() {
    local port
    for port in $(shuf -i 20000-29999 -n 50); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# wait_for PORT: until something answers GET /healthz or the like there (any HTTP answer).
wait_for() {
    local tries
    for tries in {1..500}; do
        curl --silent --output /dev/null --max-time 2 "http://127.0.0.1:$1/" && return
        sleep 0.02
    done
    echo "bench: nothing answers on port $1" >&2
    return 1
}

# start_beanq DATA_FOLDER [serve options…]: on $server_core, with one event loop and cheap passwords unless the caller says
# otherwise; sets $port and $pid.
start_beanq() {
    local data=$1
    shift
    port=$(free_port)
    BEANQ_THREADS=${threads:-1} BEANQ_BCRYPT_COST=${bcrypt_cost:-10} BEANQ_DATA_DIR=$data \
        taskset -c "$server_core" build/release/beanq serve --listen "127.0.0.1:$port" "$@" \
        >"$folder/greeting" 2>"$folder/beanq.log" &
    pid=$!
    processes+=("$pid")
    wait_for "$port"
}

# start_nginx FILE: on the core of the servers, serving the file's folder with nginx's usual access log; sets $nginx_url,
# the file's address.
start_nginx() {
    local home=$folder/nginx nginx_port
    mkdir "$home"
    nginx_port=$(free_port)
    cat >"$home/nginx.conf" <<CONF
user root;
worker_processes 1;
daemon off;
pid $home/pid;
error_log $home/error.log;
events { worker_connections 1024; }
http {
    types { application/json json; }
    access_log $home/access.log;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    server { listen 127.0.0.1:$nginx_port; root $(dirname "$1"); }
}
CONF
    taskset -c "$server_core" nginx -p "$home" -c "$home/nginx.conf" 2>>"$home/error.log" &
    processes+=($!)
    wait_for "$nginx_port"
    nginx_url=http://127.0.0.1:$nginx_port/$(basename "$1")
}

# make_cafe DATA_FOLDER: the demo café over SQLite, with so much in stock that nothing runs out. Ends what runs.
make_cafe() {
    start_beanq "$1" --demo
    stop_all
    sqlite3 "$1/beanq.db" "UPDATE stock_levels SET on_hand_thousandths = 1000000000000"
}

# make_postgres: a database, not running yet; sets $postgres_home. The programs are in $postgres_bin.
make_postgres() {
    postgres_home=$(mktemp -d "$folder/postgres-XXXXXX")
    postgres_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    as_postgres=(env LC_ALL=C.UTF-8)
    chmod 711 "$folder"
    if [[ $EUID -eq 0 ]]; then
        chown postgres: "$postgres_home"
        as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups env LC_ALL=C.UTF-8)
    fi
    "${as_postgres[@]}" "$postgres_bin/initdb" -D "$postgres_home/data" -U postgres -A trust >"$folder/initdb.log"
}

# run_postgres CORES [options…]: the one in $postgres_home, with Debian's default settings, durable, on those cores; sets
# $postgres_url, $postgres_pid and $postgres_log.
run_postgres() {
    local postgres_port tries
    postgres_port=$(free_port)
    postgres_log=$postgres_home.log
    taskset -c "$1" "${as_postgres[@]}" "$postgres_bin/postgres" -D "$postgres_home/data" -c listen_addresses=127.0.0.1 \
        -c port="$postgres_port" -c unix_socket_directories= "${@:2}" >"$postgres_log" 2>&1 &
    postgres_pid=$!
    processes+=("$postgres_pid")
    for tries in {1..500}; do
        "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" && break
        sleep 0.02
    done
    postgres_url=postgres://postgres@127.0.0.1:$postgres_port/postgres
}

# start_postgres CORE: a new one that runs.
start_postgres() {
    make_postgres
    run_postgres "$1"
}

# ask SQL…: what the database answers, unaligned.
ask() { "$postgres_bin/psql" -qAtX -d "$postgres_url" -c "$1"; }

# sign_in ROLE: an access token for the demo café on $port.
sign_in() {
    curl --silent --fail "http://127.0.0.1:$port/api/v1/auth/login" \
        --json "{\"email\":\"$1@demo.beanq.local\",\"password\":\"beanq-demo\"}" | jq -r .access_token
}

# in_turn PATHS…: a script for wrk that asks for one path after the other; as $staff, if that is an access token.
in_turn() {
    [[ -z ${staff:-} ]] || printf 'wrk.headers["Authorization"] = "Bearer %s"\n' "$staff"
    printf 'local paths = {'
    printf '"%s", ' "$@"
    printf '}\nlocal i = 0\nfunction request() i = i %% #paths + 1; return wrk.format("GET", paths[i]) end\n'
}

# ready_to_place ROLE: what wrk needs to place orders of three lines each, all different, for the BeanQ on $port.
ready_to_place() {
    local api=http://127.0.0.1:$port/api/v1 name='"guest_name":"Anna",'
    [[ $1 != guest ]] || name= # theirs is known
    cat >"$folder/place-$port.lua" <<LUA
local variations = {$(curl --silent --fail "$api/menu" | jq -r '[.menus[].categories[].items[] | select(.available) |
    .product.variations[] | select(.available) | "\"" + .id + "\""] | join(", ")')}
local headers = {["Authorization"] = "Bearer $(sign_in "$1")", ["Content-Type"] = "application/json"}
function init() math.randomseed(os.time()) end
function request()
    local lines = {}
    for i = 1, 3 do
        lines[i] = string.format('{"variation_id":"%s","quantity":%d}', variations[math.random(#variations)], math.random(2))
    end
    return wrk.format("POST", "/api/v1/orders", headers, '{$name"items":[' .. table.concat(lines, ",") .. ']}')
end
LUA
}

# wrk_orders CONNECTIONS [options…]: places orders, from $client_core; what wrk says of it is in $folder/wrk.out.
wrk_orders() {
    taskset -c "$client_core" wrk -t1 -c"$1" -d5s "${@:2}" -s "$folder/place-$port.lua" "http://127.0.0.1:$port" |
        tee -a "$folder/wrk.log" >"$folder/wrk.out"
    ! grep Non-2xx "$folder/wrk.out" >&2
}
per_second() { awk '/Requests\/sec/ {print $2}' "$folder/wrk.out"; }

# requests_per_second URL: one measurement of wrk from the other core.
requests_per_second() {
    taskset -c "$client_core" wrk -t1 -c32 -d5s "$1" | tee -a "$folder/wrk.log" |
        awk '/Requests\/sec/ {print $2} /Non-2xx/ {print "bench: refused answers" > "/dev/stderr"; exit 1}'
}

median() { sort -n | awk '{v[NR] = $1} END {print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2)}'; }

# add_row WORK OURS RIVAL RATIO GOAL
add_row() { echo "| $1 | $2 | $3 | $4 | $5 |" >>"$table"; }
