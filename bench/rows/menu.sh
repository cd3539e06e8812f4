# GET /api/v1/menu of the demo café against nginx serving the same bytes, on the same core, in turns.
# Both write their usual access log to a file.

start_beanq "$folder/menu-data" --demo
beanq_url=http://127.0.0.1:$port/api/v1/menu
mkdir -p "$folder/nginx"
curl --silent --fail "$beanq_url" >"$folder/nginx/menu.json"
nginx_port=$(free_port)
cat >"$folder/nginx/nginx.conf" <<CONF
user root;
worker_processes 1;
daemon off;
pid $folder/nginx/pid;
error_log $folder/nginx/error.log;
events { worker_connections 1024; }
http {
    types { application/json json; }
    access_log $folder/nginx/access.log;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    server { listen 127.0.0.1:$nginx_port; root $folder/nginx; }
}
CONF
taskset -c "$server_core" nginx -p "$folder/nginx" -c "$folder/nginx/nginx.conf" 2>>"$folder/nginx/error.log" &
processes+=($!)
wait_for "$nginx_port"
nginx_url=http://127.0.0.1:$nginx_port/menu.json

ours=()
theirs=()
for round in 1 2 3 4 5; do
    ours+=("$(requests_per_second "$beanq_url")")
    theirs+=("$(requests_per_second "$nginx_url")")
done
stop_all
ours=$(printf '%s\n' "${ours[@]}" | median)
theirs=$(printf '%s\n' "${theirs[@]}" | median)
kib=$(($(stat -c %s "$folder/nginx/menu.json") / 1024))
add_row "\`GET /api/v1/menu\`, 100 products, $kib KiB, one core" "$ours/s" "nginx, the same bytes from disk: $theirs/s" \
    "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")" "≥ 1.0"
