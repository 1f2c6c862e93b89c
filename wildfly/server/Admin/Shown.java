import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as people read them. */
final class Shown {
  private Shown() {}

  /** A line for each object of an array, with those members in that form. */
  static String lines(List<Object> objects, String form, String... members) {
    return objects.stream()
        .map(object -> line(object, form, members))
        .collect(Collectors.joining("\n"));
  }

  /** One line with those members of an object; what controls a terminal is left out. */
  static String line(Object object, String form, String... members) {
    Object[] texts =
        Stream.of(members).map(name -> plain(Json.text(object, name))).toArray(Object[]::new);
    return form.formatted(texts).stripTrailing();
  }

  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** What a command has done to sessions. */
  static String signedOut(Object answer) {
    return "; endpoints signed out: " + Json.text(answer, "signedOut");
  }
}
