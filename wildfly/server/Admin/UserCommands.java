import java.util.List;

/** {@code ./confab user}. */
final class UserCommands {
  private static final String USER = "ADDRESS";
  private static final long PHOTO = 256 * 1024L;

  static final List<Command> ALL =
      List.of(
          Command.of("user", "add", USER)
              .needs("--password", "PASSWORD")
              .option("--name", "NAME")
              .option("--schemes", "SCHEMES")
              .does("opens an account, such as sip:frank@litwareinc.com")
              .asks(
                  given ->
                      Request.json(
                          "POST",
                          "users",
                          "uri",
                          given.value(USER),
                          "password",
                          given.value("--password"),
                          "displayName",
                          given.value("--name"),
                          "schemes",
                          given.value("--schemes")))
              .shows((given, answer) -> "Added " + given.value(USER)),
          Command.of("user", "list")
              .option("--query", "TEXT")
              .option("--enabled", "true|false")
              .does("every user and whether he may sign in")
              .asks(
                  given ->
                      Request.get(
                          "users?limit=1000"
                              + given.query("q", "--query")
                              + given.query("enabled", "--enabled")))
              .shows((given, answer) -> list(answer)),
          Command.of("user", "enable", USER)
              .does("lets the user sign in")
              .asks(given -> Request.json("PATCH", user(given), "enabled", true))
              .shows((given, answer) -> "Enabled " + given.value(USER)),
          Command.of("user", "disable", USER)
              .does("signs the user out at once and lets him sign in no more")
              .asks(given -> Request.json("PATCH", user(given), "enabled", false))
              .shows((given, answer) -> done("Disabled ", given, answer)),
          Command.of("user", "password", USER)
              .needs("--password", "PASSWORD")
              .option("--schemes", "SCHEMES")
              .does("gives a new password; signs out who came with the old one")
              .asks(
                  given ->
                      Request.json(
                          "PATCH",
                          user(given),
                          "password",
                          given.value("--password"),
                          "schemes",
                          given.value("--schemes")))
              .shows((given, answer) -> done("New password for ", given, answer)),
          Command.of("user", "kerberos", USER)
              .option("--principal", "NAME@REALM")
              .does("how the user is called in Kerberos; without --principal as the address says")
              .asks(UserCommands::kerberos)
              .shows(UserCommands::called),
          Command.of("user", "photo", USER, "[FILE]")
              .flag("--remove")
              .does("gives the user a picture, takes it back, or tells it")
              .asks(
                  given ->
                      given.has("FILE")
                          ? Request.file(
                              "PUT",
                              user(given) + "/photo",
                              "application/octet-stream",
                              given.value("FILE"),
                              PHOTO)
                          : Request.of(told(given), user(given) + "/photo"))
              .shows(UserCommands::photo),
          Command.of("user", "manager", USER, "[MANAGER]")
              .flag("--remove")
              .does("whom the user reports to, before what the directory says")
              .asks(
                  given ->
                      given.has("MANAGER")
                          ? Request.json(
                              "PUT", user(given) + "/manager", "manager", given.value("MANAGER"))
                          : Request.of(told(given), user(given) + "/manager"))
              .shows(
                  (given, answer) -> {
                    String manager = Json.text(answer, "manager");
                    return given.value(USER)
                        + " reports to "
                        + (manager.isEmpty() ? "nobody" : manager);
                  }),
          Command.of("user", "sign-out", USER)
              .does("ends all that the user has signed in with but the password")
              .asks(given -> Request.delete(user(given) + "/sessions"))
              .shows((given, answer) -> done("Signed out ", given, answer)),
          Command.of("user", "remove", USER)
              .does("signs out and deletes the user and all that is kept of him")
              .asks(given -> Request.delete(user(given)))
              .shows((given, answer) -> done("Removed ", given, answer)));

  private UserCommands() {}

  private static String user(Given given) {
    return "users/" + given.user();
  }

  private static String done(String what, Given given, Object answer) {
    return what + given.value(USER) + Shown.signedOut(answer);
  }

  private static String told(Given given) {
    return given.has("--remove") ? "DELETE" : "GET";
  }

  private static String list(Object answer) {
    return String.join(
        "\n",
        Json.list(answer).stream()
            .map(
                one ->
                    "%-40s %-8s %s"
                        .formatted(
                            Json.text(one, "uri"),
                            Json.text(one, "enabled").equals("true") ? "enabled" : "disabled",
                            Shown.plain(Json.text(one, "displayName")))
                        .stripTrailing())
            .toList());
  }

  private static Request kerberos(Given given) {
    String path = user(given) + "/kerberos";
    return given.has("--principal")
        ? Request.json("PUT", path, "principal", given.value("--principal"))
        : Request.delete(path);
  }

  private static String called(Given given, Object answer) {
    String name = given.has("--principal") ? given.value("--principal") : "alike";
    return given.value(USER) + " is called " + name + " in Kerberos" + Shown.signedOut(answer);
  }

  private static String photo(Given given, Object answer) {
    return Json.text(answer, "photo").isEmpty()
        ? given.value(USER) + " has no picture"
        : given.value(USER)
            + Shown.line(answer, " has the picture %s, %s, %s octets", "photo", "type", "bytes");
  }
}
