import java.util.List;

/** {@code ./confab policy}. */
final class PolicyCommands {
  private static final String FORM = "%-32s %-48s %s";

  static final List<Command> ALL =
      List.of(
          Command.of("policy", "list")
              .does("what is set")
              .asks(given -> Request.get("policies"))
              .shows(PolicyCommands::values),
          Command.of("policy", "settings")
              .does("everything that can be set")
              .asks(given -> Request.get("policies/settings"))
              .shows(
                  (given, answer) ->
                      Shown.lines(Json.list(answer), "%-48s %-24s %s", "name", "default", "takes")),
          Command.of("policy", "show", "ADDRESS")
              .does("what holds for a user, and who says so")
              .asks(given -> Request.get("policies/users/" + given.user()))
              .shows(PolicyCommands::values),
          Command.of("policy", "set", "SCOPE", "SETTING", "VALUE")
              .does("sets a value for global, site:NAME or sip:NAME@DOMAIN")
              .asks(
                  given ->
                      Request.json(
                          "PUT",
                          "policies",
                          "scope",
                          given.value("SCOPE"),
                          "name",
                          given.value("SETTING"),
                          "value",
                          given.value("VALUE")))
              .shows((given, answer) -> told("Set ", given)),
          Command.of("policy", "unset", "SCOPE", "SETTING")
              .does("takes a value back")
              .asks(
                  given ->
                      Request.delete(
                          "policies/" + given.segment("SCOPE") + "/" + given.segment("SETTING")))
              .shows((given, answer) -> told("Unset ", given)));

  private PolicyCommands() {}

  private static String values(Given given, Object answer) {
    return Shown.lines(Json.list(answer), FORM, "scope", "name", "value");
  }

  private static String told(String what, Given given) {
    return what + given.value("SETTING") + " for " + given.value("SCOPE");
  }
}
