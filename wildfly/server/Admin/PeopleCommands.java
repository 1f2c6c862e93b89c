import java.util.List;
import java.util.stream.Collectors;

/** {@code ./confab contact} and {@code ./confab list}. */
final class PeopleCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("contact", "list", "ADDRESS")
              .does("the contacts of a user")
              .asks(given -> Request.get(contacts(given) + "?limit=1000"))
              .shows(
                  (given, answer) ->
                      Json.list(answer).stream()
                          .map(PeopleCommands::contact)
                          .collect(Collectors.joining("\n"))),
          Command.of("contact", "add", "ADDRESS", "CONTACT")
              .option("--name", "NAME")
              .option("--group", "GROUP")
              .does("adds a contact; a group that is not there is made")
              .asks(
                  given ->
                      Request.json(
                          "POST",
                          contacts(given),
                          "uri",
                          given.value("CONTACT"),
                          "name",
                          given.value("--name"),
                          "group",
                          given.value("--group")))
              .shows(
                  (given, answer) ->
                      "Added " + Json.text(answer, "uri") + " to the contacts of "
                          + given.value("ADDRESS")),
          Command.of("contact", "remove", "ADDRESS", "CONTACT")
              .does("removes a contact")
              .asks(given -> Request.delete(contacts(given) + "/" + given.segment("CONTACT")))
              .shows(
                  (given, answer) ->
                      "Removed " + Json.text(answer, "uri") + " from the contacts of "
                          + given.value("ADDRESS")),
          Command.of("list", "list")
              .option("--query", "TEXT")
              .does("the distribution lists")
              .asks(given -> Request.get("lists?limit=1000" + given.query("q", "--query")))
              .shows(
                  (given, answer) ->
                      Json.list(answer).stream()
                          .map(PeopleCommands::line)
                          .collect(Collectors.joining("\n"))),
          Command.of("list", "show", "LIST")
              .does("who is in a list")
              .asks(given -> Request.get("lists/" + given.segment("LIST")))
              .shows((given, answer) -> whole(answer)),
          Command.of("list", "create", "LIST", "[MEMBERS]")
              .option("--name", "NAME")
              .does("makes a list of users and lists, with commas between them")
              .asks(
                  given ->
                      Request.json(
                          "POST",
                          "lists",
                          "address",
                          given.value("LIST"),
                          "displayName",
                          given.value("--name"),
                          "members",
                          given.has("MEMBERS")
                              ? List.of(given.value("MEMBERS").split("\\s*,\\s*"))
                              : List.of()))
              .shows((given, answer) -> "Made " + whole(answer)),
          Command.of("list", "add", "LIST", "MEMBER")
              .does("adds a member, a user or a list")
              .asks(given -> Request.of("PUT", member(given)))
              .shows((given, answer) -> whole(answer)),
          Command.of("list", "take", "LIST", "MEMBER")
              .does("takes a member out")
              .asks(given -> Request.delete(member(given)))
              .shows((given, answer) -> whole(answer)),
          Command.of("list", "remove", "LIST")
              .does("removes a list")
              .asks(given -> Request.delete("lists/" + given.segment("LIST")))
              .shows((given, answer) -> "Removed " + Json.text(answer, "address")));

  private PeopleCommands() {}

  private static String contacts(Given given) {
    return "users/" + given.user() + "/contacts";
  }

  private static String member(Given given) {
    return "lists/" + given.segment("LIST") + "/members/" + given.segment("MEMBER");
  }

  private static String contact(Object one) {
    return Shown.line(one, "%-40s %-24s ", "uri", "name")
        + " "
        + joined(Json.list(one, "groups"));
  }

  private static String line(Object list) {
    return Shown.line(list, "%-40s %-32s", "address", "displayName")
        + "  "
        + Json.list(list, "members").size()
        + " members"
        + (Json.text(list, "directory").equals("true") ? ", of the directory" : "");
  }

  private static String whole(Object list) {
    return Json.text(list, "address") + ": " + joined(Json.list(list, "members"));
  }

  private static String joined(List<Object> texts) {
    return texts.stream()
        .map(text -> Shown.plain(text.toString()))
        .collect(Collectors.joining(", "));
  }
}
