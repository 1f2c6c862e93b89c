import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A command, a row of a table such as {@link UserCommands}.
 *
 * @param resource its first word
 * @param verb its second word
 * @param takes what follows, in order: {@code ADDRESS}, or {@code [FILE]} if it may be left out
 * @param options what may stand anywhere; {@code --json} always may
 * @param help what it does, for people
 * @param request what is asked of the server
 * @param shown what people are shown of the answer
 * @param red whether an answer, though it was given, is bad news: exit code 1
 */
record Command(
    String resource,
    String verb,
    List<String> takes,
    List<Option> options,
    String help,
    Function<Given, Request> request,
    BiFunction<Given, Object, String> shown,
    Predicate<Object> red) {

  /**
   * An option of a command.
   *
   * @param name with its dashes
   * @param value what stands after it; empty if nothing does
   * @param needed whether the command does not go without it
   */
  record Option(String name, String value, boolean needed) {}

  /** A command that takes those words: {@code of("user", "list")}. */
  static Command of(String resource, String verb, String... takes) {
    return new Command(
        resource,
        verb,
        List.of(takes),
        List.of(),
        "",
        given -> Request.get(resource),
        (given, answer) -> Json.write(answer),
        answer -> false);
  }

  /** With an option that has a value after it. */
  Command option(String name, String value) {
    return with(new Option(name, value, false));
  }

  /** With an option that has a value after it and must be there. */
  Command needs(String name, String value) {
    return with(new Option(name, value, true));
  }

  /** With an option that has no value. */
  Command flag(String name) {
    return with(new Option(name, "", false));
  }

  private Command with(Option option) {
    List<Option> all = new java.util.ArrayList<>(options);
    all.add(option);
    return new Command(resource, verb, takes, List.copyOf(all), help, request, shown, red);
  }

  /** With what it does, for {@code ./confab RESOURCE help}. */
  Command does(String text) {
    return new Command(resource, verb, takes, options, text, request, shown, red);
  }

  /** With what it asks of the server. */
  Command asks(Function<Given, Request> asked) {
    return new Command(resource, verb, takes, options, help, asked, shown, red);
  }

  /** With what is shown of the answer, a value as {@link Json} reads it. */
  Command shows(BiFunction<Given, Object, String> text) {
    return new Command(resource, verb, takes, options, help, request, text, red);
  }

  /** With answers that end with 1 although they were given. */
  Command redIf(Predicate<Object> bad) {
    return new Command(resource, verb, takes, options, help, request, shown, bad);
  }

  /** How it is written. */
  String form() {
    StringBuilder form = new StringBuilder(resource + " " + verb);
    takes.forEach(word -> form.append(' ').append(word));
    for (Option option : options) {
      String text = option.name() + (option.value().isEmpty() ? "" : " " + option.value());
      form.append(option.needed() ? " " + text : " [" + text + "]");
    }
    return form.toString();
  }
}
