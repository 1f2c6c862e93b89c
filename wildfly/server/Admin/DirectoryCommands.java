import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./confab directory} and {@code ./confab address-book}. */
final class DirectoryCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("directory", "status")
              .does("how the LDAP directory is followed, and which entries have become nothing")
              .asks(given -> Request.get("directory"))
              .shows((given, answer) -> status(answer)),
          Command.of("directory", "sync")
              .flag("--allow-removals")
              .flag("--adopt")
              .does("reads all of it once more, now")
              .asks(
                  given ->
                      Request.json(
                          "POST",
                          "directory/synchronisation",
                          "allowRemovals",
                          given.has("--allow-removals"),
                          "adopt",
                          given.has("--adopt")))
              .shows((given, answer) -> synchronised(answer)),
          Command.of("address-book", "list")
              .does("the address book files that are there")
              .asks(given -> Request.get("address-book"))
              .shows(
                  (given, answer) ->
                      Shown.lines(Json.list(answer), "%-20s %-12s %12s", "name", "date", "bytes")),
          Command.of("address-book", "generate")
              .does("makes today's address book files now")
              .asks(given -> Request.of("POST", "address-book"))
              .shows(
                  (given, answer) ->
                      Shown.line(
                          answer, "Made %s: %s contacts, %s deltas", "file", "contacts", "deltas")));

  private DirectoryCommands() {}

  private static String status(Object answer) {
    String refused = Shown.lines(Json.list(answer, "refused"), "refused    %s: %s", "name", "why");
    return Shown.line(
            answer,
            "%s%nservers    %s%nread whole %s%naccounts   %s, without an account %s, lists %s",
            "standing",
            "servers",
            "completed",
            "users",
            "outsiders",
            "lists")
        + (refused.isEmpty() ? "" : "\n" + refused);
  }

  private static String synchronised(Object answer) {
    if (Json.text(answer, "busy").equals("true")) {
      return "The synchronisation goes on; see directory status.";
    }
    String counts =
        Stream.of(
                "added", "changed", "renamed", "enabled", "disabled", "removed", "lists", "failed",
                "withheld")
            .map(name -> name + " " + Json.text(answer, name))
            .collect(Collectors.joining(", "));
    return Stream.concat(
            Stream.of(counts),
            Json.list(answer, "problems").stream().map(said -> Shown.plain(said.toString())))
        .collect(Collectors.joining("\n"));
  }
}
