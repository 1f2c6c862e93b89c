import java.util.List;
import java.util.stream.Collectors;

/** {@code ./confab media} and {@code ./confab conference}. */
final class ServerCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("media", "list")
              .does("the media servers, lost ones for an hour")
              .asks(given -> Request.get("mcus"))
              .shows(
                  (given, answer) ->
                      Shown.lines(
                          Json.list(answer),
                          "%-24s %-10s conferences %s of %s, legs %s of %s",
                          "id",
                          "state",
                          "conferences",
                          "maximumConferences",
                          "legs",
                          "maximumLegs")),
          Command.of("media", "drain", "NAME")
              .does("gives a media server no new conferences, and empties it")
              .asks(given -> Request.json("PUT", "mcus/" + given.segment("NAME"), "drained", true))
              .shows((given, answer) -> state(answer)),
          Command.of("media", "resume", "NAME")
              .does("has it used again")
              .asks(given -> Request.json("PUT", "mcus/" + given.segment("NAME"), "drained", false))
              .shows((given, answer) -> state(answer)),
          Command.of("conference", "list")
              .option("--query", "TEXT")
              .does("the conferences that somebody is in")
              .asks(given -> Request.get("conferences?limit=1000" + given.query("q", "--query")))
              .shows(
                  (given, answer) ->
                      Json.list(answer).stream()
                          .map(ServerCommands::conference)
                          .collect(Collectors.joining("\n"))),
          Command.of("conference", "show", "CONFERENCE")
              .does("who is in a conference, ID~ORGANIZER as conference list tells it")
              .asks(given -> Request.get(path(given)))
              .shows((given, answer) -> roster(answer)),
          Command.of("conference", "lock", "CONFERENCE")
              .does("keeps newcomers out")
              .asks(given -> Request.json("PUT", path(given) + "/lock", "locked", true))
              .shows((given, answer) -> conference(answer)),
          Command.of("conference", "unlock", "CONFERENCE")
              .does("lets newcomers in again")
              .asks(given -> Request.json("PUT", path(given) + "/lock", "locked", false))
              .shows((given, answer) -> conference(answer)),
          Command.of("conference", "eject", "CONFERENCE", "ADDRESS")
              .does("puts somebody out, with all devices")
              .asks(given -> Request.delete(path(given) + "/participants/" + given.user()))
              .shows((given, answer) -> roster(answer)),
          Command.of("conference", "end", "CONFERENCE")
              .does("ends a conference for all who are in it; it may be entered again")
              .asks(given -> Request.delete(path(given)))
              .shows((given, answer) -> "Ended " + Json.text(answer, "name")));

  private ServerCommands() {}

  private static String path(Given given) {
    return "conferences/" + given.segment("CONFERENCE");
  }

  private static String conference(Object one) {
    return Shown.line(one, "%-48s ", "name")
        + " "
        + Json.list(one, "participants").size()
        + " inside"
        + (Json.text(one, "locked").equals("true") ? ", locked" : "")
        + Shown.line(one, "  %s", "subject");
  }

  private static String roster(Object one) {
    String inside =
        Shown.lines(Json.list(one, "participants"), "  %-40s %-10s %s", "user", "role", "displayName");
    return conference(one) + (inside.isEmpty() ? "" : "\n" + inside);
  }

  private static String state(Object answer) {
    return Shown.line(answer, "%s is %s", "id", "state");
  }
}
