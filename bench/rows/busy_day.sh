# Five days of a busy café replayed in seconds (bench/busy_day.cpp), always the same ones: what guests were told when they
# ordered, against when their orders were ready.

cmake --build --preset release --target busy_day >&2
began=${EPOCHREALTIME/./}
build/release/busy_day 1 5 | tee "$folder/busy_day" >&2
took=$(awk "BEGIN {printf \"%.0f\", (${EPOCHREALTIME/./} - $began) / 1000000}")
figure() { sed -n "s/^all: .*$1 \([0-9.]*\).*/\1/p" "$folder/busy_day"; }
add_row "five busy days, $(figure orders) orders, replayed in $took s: promises kept at p90" \
    "$(figure 'kept at p90')" "a median wait of $(figure 'median wait') s, promised within $(figure 'median p90') s" "—" "0.9"
add_row "the same: ready by p50; median error of p50" \
    "$(figure 'ready by p50'); $(figure 'median error of p50') s" "—" "—" "0.5"
