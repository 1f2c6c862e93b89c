import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Administers an instance from the shell, through its admin API.
 *
 * <p>Arguments: CA certificate (PEM) and address of the API, which is empty if nothing runs. Standard
 * input, each ended by a NUL, for arguments can be seen by every user of the machine: the name of an
 * administrator, the password, and the words of the command as they stand in {@link Commands}, or
 * those of a {@link CheckProgram}.
 * Exit codes: 0 done, 1 refused or not reached, 2 wrong words.
 */
final class Admin {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;

  private Admin() {}

  public static void main(String[] arguments) throws Exception {
    String[] read = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
    List<String> words = Arrays.asList(read).subList(2, read.length - 1);
    if (words.get(0).equals("check")) {
      System.exit(
          CheckProgram.run(
              arguments[0], arguments[1], read[0], read[1], words.subList(1, words.size())));
    }
    System.exit(run(arguments[0], arguments[1], read[0], read[1], words));
  }

  private static int run(
      String ca, String base, String name, String password, List<String> words) throws Exception {
    Given given;
    try {
      if (words.size() == 2 && List.of("help", "--help", "-h").contains(words.get(1))) {
        System.out.println(Commands.help(words.get(0)));
        return DONE;
      }
      given = Given.parse(words);
    } catch (WrongWords wrong) {
      System.err.println("\nconfab: " + wrong.getMessage() + "\n  See ./confab help.");
      return USAGE;
    }
    if (base.isEmpty()) {
      System.err.println("\nconfab: Confab does not run.\n  Start it with ./confab run --detach.");
      return REFUSED;
    }
    try {
      Request request = given.command().request().apply(given);
      Answer answer = new Caller(Path.of(ca), base, name, password).ask(request);
      return report(given, answer);
    } catch (WrongWords wrong) {
      System.err.println("\nconfab: " + wrong.getMessage());
      return USAGE;
    } catch (IOException unreachable) {
      System.err.println("confab: the server does not answer: " + unreachable.getMessage());
      return REFUSED;
    }
  }

  private static int report(Given given, Answer answer) {
    if (given.json()) {
      System.out.println(answer.body());
    } else if (answer.done()) {
      String text = given.command().shown().apply(given, answer.value());
      if (!text.isEmpty()) {
        System.out.println(text);
      }
    }
    if (!answer.done()) {
      System.err.println("confab: " + answer.reason());
      return REFUSED;
    }
    return given.command().red().test(answer.value()) ? REFUSED : DONE;
  }
}
