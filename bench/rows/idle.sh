# Memory of an idle server, and the time from start to the first answer, embedded mode.

# first_answer DATA_FOLDER: milliseconds from exec to the first byte of GET /healthz's answer.
first_answer() {
    local port began ended line
    port=$(free_port)
    began=${EPOCHREALTIME/./}
    BEANQ_DATA_DIR=$1 build/release/beanq serve --listen "127.0.0.1:$port" >/dev/null 2>"$folder/beanq.log" &
    pid=$!
    processes+=("$pid")
    until { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do :; done
    printf 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n' >&3
    read -r line <&3
    ended=${EPOCHREALTIME/./}
    exec 3>&-
    awk "BEGIN {printf \"%.0f\", ($ended - $began) / 1000}"
}

fresh=()
again=()
memory=()
for round in 1 2 3 4 5; do
    first_answer "$folder/idle-$round" >"$folder/ms"
    fresh+=("$(cat "$folder/ms")")
    stop_all
    first_answer "$folder/idle-$round" >"$folder/ms"
    again+=("$(cat "$folder/ms")")
    sleep 2
    memory+=("$(awk '/VmRSS/ {print $2 / 1024}' "/proc/$pid/status")")
    stop_all
done
add_row "memory idle (RSS)" "$(printf '%s\n' "${memory[@]}" | median) MiB" "—" "—" "≤ 40 MB"
add_row "start to first answer" "$(printf '%s\n' "${again[@]}" | median) ms" "—" "—" "≤ 150 ms"
add_row "the very first start (migrates, hashes the administrator's password)" \
    "$(printf '%s\n' "${fresh[@]}" | median) ms" "—" "—" "—"
