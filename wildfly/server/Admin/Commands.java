import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All commands that go through the admin API; a new one is a row in one of these tables. */
final class Commands {
  static final List<Command> ALL =
      Stream.of(
              UserCommands.ALL,
              PeopleCommands.ALL,
              AccessCommands.ALL,
              CertificateCommands.ALL,
              PolicyCommands.ALL,
              LocationCommands.ALL,
              DirectoryCommands.ALL,
              ServerCommands.ALL,
              BackupCommands.ALL,
              EndpointCommands.ALL,
              TraceCommands.ALL)
          .flatMap(List::stream)
          .toList();

  private Commands() {}

  /** The command of those two words. */
  static Command find(String resource, String verb) {
    List<Command> known = of(resource);
    return known.stream()
        .filter(command -> command.verb().equals(verb))
        .findFirst()
        .orElseThrow(() -> new WrongWords(resource + " knows " + verbs(known) + ", not '" + verb + "'."));
  }

  private static List<Command> of(String resource) {
    return ALL.stream().filter(command -> command.resource().equals(resource)).toList();
  }

  private static String verbs(List<Command> commands) {
    List<String> verbs = commands.stream().map(Command::verb).toList();
    int last = verbs.size() - 1;
    return last < 1
        ? String.join("", verbs)
        : String.join(", ", verbs.subList(0, last)) + " and " + verbs.get(last);
  }

  /** What a resource's commands are and do. */
  static String help(String resource) {
    return of(resource).stream()
        .map(command -> "./confab " + command.form() + "\n    " + command.help())
        .collect(Collectors.joining("\n"))
        + "\n(each of them: --json for programs; exit code 0 done, 1 refused, 2 wrong words)";
  }
}
