suppressPackageStartupMessages(library(data.table))
args <- commandArgs(TRUE)
job <- args[1]; csv <- args[2]; small <- args[3]; variant <- args[4]; setDTthreads(as.integer(args[5]))
figures <- c("employees", "shipments", "materials", "wages", "value_added", "capital")
text <- c("pref_code", "municipality_code", "industry_code")
quoted <- function(x) paste0('"', x, '"')
whole <- function(x) format(x, scientific = FALSE, trim = TRUE)
read <- function(columns, character) {
  as <- list(character = character, numeric = setdiff(intersect(c("establishment_id", figures), columns), if (variant == "quoted") figures))
  dt <- fread(csv, na.strings = c("X", "-", ""), showProgress = FALSE, select = columns, colClasses = as)
  if (variant == "quoted") for (f in intersect(figures, names(dt))) set(dt, j = f, value = as.numeric(gsub(",", "", dt[[f]], fixed = TRUE)))
  dt
}
began <- proc.time()[["elapsed"]]
if (job == "J1") {
  dt <- read(names(fread(csv, nrows = 0)), text)
  seconds <- proc.time()[["elapsed"]] - began
  lines <- sapply(figures, function(f) paste(f, whole(sum(as.numeric(dt[[f]]), na.rm = TRUE)), sum(is.na(dt[[f]])), sep = ","))
  answer <- paste0('"lines":[', paste(quoted(lines), collapse = ","), '],"count":', nrow(dt))
} else if (job == "J2") {
  dt <- read(c("year", "pref_code", "industry_code", "employees", "shipments"), c("pref_code", "industry_code"))
  g <- dt[, .(n = .N, e = sum(as.numeric(employees), na.rm = TRUE), s = sum(as.numeric(shipments), na.rm = TRUE)), by = .(year, p = pref_code, d = substr(industry_code, 1, 2))]
  g[, share := s / sum(s), by = .(year, d)]
  seconds <- proc.time()[["elapsed"]] - began
  rows <- g[, paste0("[", year, ",", quoted(p), ",", quoted(d), ",", n, ",", whole(e), ",", whole(s), ",", sprintf("%.17g", share), "]")]
  answer <- paste0('"rows":[', paste(rows, collapse = ","), "]")
} else {
  dt <- fread(small, colClasses = list(character = "pref_code", numeric = "shipments"))
  dt[, share := shipments / sum(shipments), by = year]
  seconds <- 0
  answer <- paste0('"lines":[', paste(quoted(dt[, sprintf("%d,%s,%.9f", year, pref_code, share)]), collapse = ","), "]")
}
cat(sprintf("{\"seconds\":%f,%s}", seconds, answer))
