import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./confab trace}. */
final class TraceCommands {
  private static final String TARGET = "TARGET";
  private static final String FILE = "-o";

  static final List<Command> ALL =
      List.of(
          Command.of("trace", "on", TARGET)
              .option("--minutes", "NUMBER")
              .flag("--with-texts")
              .does(
                  "records what the clients of a user (NAME@DOMAIN) or all of a conference (its address, or"
                      + " ID~ORGANIZER) say to the server and hear, for 15 minutes")
              .asks(TraceCommands::begin)
              .shows(
                  (given, answer) ->
                      Shown.line(answer, "Tracing %s until %s: %s", "target", "until", "id")),
          Command.of("trace", "off", TARGET)
              .does("ends that; what was recorded can be read for another day")
              .asks(given -> Request.json("PATCH", path(given), "on", false))
              .shows((given, answer) -> recorded(answer)),
          Command.of("trace", "list")
              .does("the traces that can be read")
              .asks(given -> Request.get("traces"))
              .shows(
                  (given, answer) ->
                      Shown.lines(
                          Json.list(answer),
                          "%-10s %-11s %-44s on %-6s until %-28s messages %s",
                          "id",
                          "kind",
                          "target",
                          "on",
                          "until",
                          "messages")),
          Command.of("trace", "show", TARGET)
              .option(FILE, "FILE")
              .does("the messages of a trace, named by what it is of or by its id")
              .asks(
                  given ->
                      Request.get(
                          path(given) + (given.json() ? "" : "/text.txt") + "?limit=99999"))
              .shows(TraceCommands::kept),
          Command.of("trace", "ladder", TARGET)
              .option(FILE, "FILE")
              .does("the same as a drawing (SVG)")
              .asks(given -> Request.get(path(given) + "/ladder.svg"))
              .shows(TraceCommands::kept),
          Command.of("trace", "remove", TARGET)
              .does("ends and forgets a trace")
              .asks(given -> Request.delete(path(given)))
              .shows((given, answer) -> "Removed the trace " + given.value(TARGET)));

  private TraceCommands() {}

  private static String path(Given given) {
    return "traces/" + given.segment(TARGET);
  }

  private static Request begin(Given given) {
    String target = given.value(TARGET);
    boolean conference = target.contains("~") || target.contains("opaque=");
    return Request.json(
        "POST",
        "traces",
        conference ? "conference" : "user",
        target,
        "minutes",
        minutes(given),
        "texts",
        given.has("--with-texts"));
  }

  private static Object minutes(Given given) {
    String text = given.value("--minutes");
    if (!text.matches("\\d{0,6}")) {
      throw new WrongWords("--minutes takes a whole number, not '" + text + "'.");
    }
    return text.isEmpty() ? "" : new Json.Number(text.replaceFirst("^0+(?=.)", ""));
  }

  private static String recorded(Object answer) {
    return Shown.line(answer, "Recorded of %s: messages %s", "target", "messages");
  }

  /** Into a file if one is named; else all of it, but for what controls a terminal. */
  private static String kept(Given given, Object answer) {
    String text = answer.toString();
    if (!given.has(FILE)) {
      return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").stripTrailing();
    }
    try {
      Files.writeString(Path.of(given.value(FILE)), text);
    } catch (IOException | java.nio.file.InvalidPathException unwritable) {
      throw new WrongWords(given.value(FILE) + " cannot be written: " + unwritable.getMessage());
    }
    return "Written to " + given.value(FILE);
  }
}
