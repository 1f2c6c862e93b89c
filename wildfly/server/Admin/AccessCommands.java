import java.util.List;

/** {@code ./confab admin} and {@code ./confab audit}. */
final class AccessCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("admin", "add", "NAME")
              .needs("--role", "administrator|help-desk|auditor")
              .option("--password", "PASSWORD")
              .does("adds an account of an administrator; without --password one is made and told")
              .asks(
                  given ->
                      Request.json(
                          "POST",
                          "administrators",
                          "name",
                          given.value("NAME"),
                          "role",
                          given.value("--role"),
                          "password",
                          given.value("--password")))
              .shows((given, answer) -> "Added " + account(answer)),
          Command.of("admin", "list")
              .does("who may administer, and in which role")
              .asks(given -> Request.get("administrators?limit=1000"))
              .shows((given, answer) -> Shown.lines(Json.list(answer), "%-32s %s", "name", "role")),
          Command.of("admin", "password", "NAME")
              .option("--password", "PASSWORD")
              .does("gives an account a new password; without --password one is made and told")
              .asks(
                  given ->
                      Request.json(
                          "PATCH",
                          "administrators/" + given.segment("NAME"),
                          "password",
                          given.value("--password")))
              .shows((given, answer) -> "New password for " + account(answer)),
          Command.of("admin", "remove", "NAME")
              .does("removes an account")
              .asks(given -> Request.delete("administrators/" + given.segment("NAME")))
              .shows((given, answer) -> "Removed " + account(answer)),
          Command.of("audit", "list")
              .option("--who", "NAME")
              .option("--what", "TEXT")
              .option("--since", "TIME")
              .option("--until", "TIME")
              .flag("--refused")
              .option("--last", "NUMBER")
              .does("what administrators have done and were refused, the newest first")
              .asks(AccessCommands::audit)
              .shows(
                  (given, answer) ->
                      Shown.lines(
                          Json.list(answer),
                          "%-24s %-16s %-14s %-16s %s %s %s",
                          "at",
                          "who",
                          "role",
                          "origin",
                          "status",
                          "action",
                          "detail")));

  private AccessCommands() {}

  private static Request audit(Given given) {
    return Request.get(
            "audit?limit="
                + (given.has("--last") ? given.segment("--last") : "100")
                + given.query("who", "--who")
                + given.query("what", "--what")
                + given.query("since", "--since")
                + given.query("until", "--until")
                + (given.has("--refused") ? "&refused=true" : ""));
  }

  private static String account(Object answer) {
    String password = Json.text(answer, "password");
    return Shown.line(answer, "%s (%s)", "name", "role")
        + (password.isEmpty() ? "" : "\npassword " + password);
  }
}
