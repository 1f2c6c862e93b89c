import java.util.List;

/** {@code ./confab endpoint}. */
final class EndpointCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("endpoint", "list")
              .option("--user", "ADDRESS")
              .option("--query", "TEXT")
              .does("the devices that are signed in: of a user, or with a part of what is shown")
              .asks(
                  given ->
                      Request.get(
                          "endpoints?limit=1000"
                              + given.query("user", "--user")
                              + given.query("q", "--query")))
              .shows(
                  (given, answer) ->
                      Shown.lines(
                          Json.list(answer),
                          "%-40s %-4s %-21s since %-27s %s",
                          "user",
                          "transport",
                          "address",
                          "since",
                          "client")));

  private EndpointCommands() {}
}
