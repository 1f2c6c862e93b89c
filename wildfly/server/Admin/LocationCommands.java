import java.util.List;

/** {@code ./confab location}. */
final class LocationCommands {
  private static final long TABLE = 1_000_000;

  static final List<Command> ALL =
      List.of(
          Command.of("location", "import", "FILE")
              .flag("--replace")
              .does("enters which access point, switch, port or subnet is where, from a CSV file")
              .asks(
                  given ->
                      Request.file(
                          given.has("--replace") ? "PUT" : "POST",
                          "locations",
                          "text/csv; charset=UTF-8",
                          given.value("FILE"),
                          TABLE))
              .shows(
                  (given, answer) ->
                      (given.has("--replace") ? "Entered in the place of everything: " : "Entered: ")
                          + Json.text(answer, "entries")),
          Command.of("location", "export")
              .does("all of it as such a file")
              .asks(given -> Request.get("locations/table"))
              .shows((given, answer) -> answer.toString().stripTrailing()),
          Command.of("location", "list")
              .does("all of it for people")
              .asks(given -> Request.get("locations?limit=1000"))
              .shows(
                  (given, answer) ->
                      Shown.lines(
                          Json.list(answer),
                          "%-9s %-24s %-20s %-24s %s",
                          "type",
                          "id",
                          "port",
                          "location",
                          "city")));

  private LocationCommands() {}
}
