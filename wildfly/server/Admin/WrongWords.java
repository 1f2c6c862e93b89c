/** The words of a command are wrong; the message says how. */
final class WrongWords extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongWords(String message) {
    super(message);
  }
}
