# GET /menu/search with 50,100 products on the menu: the time within which 99 of 100 answers are there, pages of up to 50,
# one core. And the list of products that staff search. The rival is for information: SQLite's FTS5 in a loop, without
# HTTP, JSON or anybody else asking. It knows no typos.
connections=8
staff=
data=$folder/search-data
# A page of what was found: sizes and prices with it.
page="SELECT p.*, (SELECT json_group_array(v.name || v.price_minor) FROM variations v WHERE v.product_id = p.id)
FROM found JOIN products p ON p.rowid = found.rowid"

start_beanq "$data" --demo
stop_all
sqlite3 "$data/beanq.db" <bench/products.sql
sqlite3 "$data/beanq.db" "VACUUM INTO '$folder/rival.db'"
sqlite3 "$folder/rival.db" "CREATE VIRTUAL TABLE found USING fts5 (text, content = '', tokenize = 'trigram');
    INSERT INTO found (rowid, text) SELECT rowid, search_text FROM products"
start_beanq "$data"

# p99_of PATHS…: milliseconds, and requests per second.
p99_of() {
    in_turn "$@" >"$folder/paths.lua"
    cat >>"$folder/paths.lua" <<'LUA'
function done(summary, latency)
    if summary.errors.status > 0 then io.stderr:write("bench: refused answers\n") os.exit(1) end
    print(string.format("p99 %.1f %.0f", latency:percentile(99) / 1000, summary.requests / summary.duration * 1000000))
end
LUA
    taskset -c "$client_core" wrk -t1 -c"$connections" -d5s -s "$folder/paths.lua" "http://127.0.0.1:$port" |
        tee -a "$folder/wrk.log" | awk '$1 == "p99" {print $2, $3}'
}

# rival_of CONDITION…: how many such pages a second SQLite makes of them in turn.
rival_of() {
    local round began ended
    printf "$page WHERE %s ORDER BY p.name, p.id LIMIT 50;\n" "$@" >"$folder/once.sql"
    for round in {1..200}; do cat "$folder/once.sql"; done >"$folder/loop.sql"
    began=${EPOCHREALTIME/./}
    taskset -c "$server_core" sqlite3 "$folder/rival.db" <"$folder/loop.sql" >/dev/null
    ended=${EPOCHREALTIME/./}
    awk "BEGIN {printf \"FTS5 with trigrams, a loop: %.0f/s\", 200 * $# * 1e6 / ($ended - $began)}"
}

# slowest WORK GOAL RIVAL PATHS…: a row.
slowest() {
    local work=$1 goal=$2 rival=$3 round measured=()
    shift 3
    for round in 1 2 3; do measured+=("$(p99_of "$@")"); done
    add_row "p99 of $work, 50,100 products, $connections clients, one core" \
        "$(printf '%s\n' "${measured[@]}" | cut -d ' ' -f 1 | median) ms at $(
            printf '%s\n' "${measured[@]}" | cut -d ' ' -f 2 | median)/s" "$rival" "—" "$goal"
}

# searching TEXTS…: the paths, one a line; $narrowed goes at the end of each.
narrowed=
searching() {
    printf '%s\0' "$@" | jq -Rrs --arg narrowed "$narrowed" \
        'split("\u0000")[:-1][] | "/api/v1/menu/search?text=" + @uri + $narrowed'
}

mapfile -t paths < <(searching кап лат ваниль capp milksh)
slowest "\`GET /menu/search\` by the beginning of a word" "≤ 10 ms" \
    "$(rival_of "found MATCH '\"кап\"'" "found MATCH '\"лат\"'" "found MATCH '\"ваниль\"'" \
        "found MATCH '\"capp\"'" "found MATCH '\"milksh\"'")" "${paths[@]}"

mapfile -t paths < <(searching капучно эспресо круасан cappucino hazlenut)
slowest "\`GET /menu/search\` with a typo" "≤ 10 ms" "—" "${paths[@]}"

narrowed="&min_price=20000&max_price=25000"
mapfile -t paths < <(searching "капучино ванилью" "чай зимний" "flat white caramel" "milkshake coconut")
priced="EXISTS (SELECT 1 FROM variations v WHERE v.product_id = p.id AND v.price_minor BETWEEN 20000 AND 25000)"
slowest "\`GET /menu/search\` for several words and a price range" "≤ 10 ms" \
    "$(rival_of "found MATCH '\"капучино\" \"ванилью\"' AND $priced" "found MATCH '\"чай\" \"зимний\"' AND $priced" \
        "found MATCH '\"flat\" \"white\" \"caramel\"' AND $priced" "found MATCH '\"milkshake\" \"coconut\"' AND $priced")" \
    "${paths[@]}"

staff=$(sign_in manager)
mapfile -t paths < <(searching кап "flat white caramel" 112345 | sed 's/menu.search/products/')
slowest "\`GET /products\` with a text, for staff" "—" "—" "${paths[@]}"
stop_all
