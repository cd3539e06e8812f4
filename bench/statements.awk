# From PostgreSQL's log of all statements: those that read orders, for pgbench, each parameter in its place.

function value_of(name, parameters,    pattern, skipped) {
    pattern = "[$]" substr(name, 2) " = ('([^']|'')*'|NULL)"
    if (!match(parameters, pattern)) return "NULL"
    skipped = length(name " = ")
    return substr(parameters, RSTART + skipped, RLENGTH - skipped)
}

/LOG:  execute [^:]*: SELECT/ {
    left = $0
    sub(/^.*LOG:  execute [^:]*: /, "", left)
    is_wanted = left ~ /FROM (orders o|order_lines|order_line_modifiers) /
}

/DETAIL:  parameters: / && is_wanted {
    statement = ""
    while (match(left, /[$][0-9]+/)) {
        name = substr(left, RSTART, RLENGTH)
        statement = statement substr(left, 1, RSTART - 1)
        left = substr(left, RSTART + RLENGTH)
        statement = statement value_of(name, $0)
    }
    print statement left ";"
    is_wanted = 0
}
