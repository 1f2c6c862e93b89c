import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./confab certificate}. */
final class CertificateCommands {
  private static final String USER = "ADDRESS";

  static final List<Command> ALL =
      List.of(
          Command.of("certificate", "list", USER)
              .does("what the user's devices sign in with (TLS-DSK)")
              .asks(given -> Request.get("users/" + given.user() + "/certificates"))
              .shows((given, answer) -> list(answer)),
          Command.of("certificate", "revoke", USER)
              .option("--serial", "NUMBER")
              .does("takes all of them back, or one; who signed in with it is signed out")
              .asks(CertificateCommands::revoke)
              .shows(
                  (given, answer) ->
                      "Revoked of " + given.value(USER) + ": " + Json.list(answer).size()));

  private CertificateCommands() {}

  private static Request revoke(Given given) {
    String all = "users/" + given.user() + "/certificates";
    return Request.delete(given.has("--serial") ? all + "/" + given.segment("--serial") : all);
  }

  private static String list(Object answer) {
    List<Object> all = Json.list(answer);
    return all.isEmpty()
        ? "No certificates"
        : all.stream().map(CertificateCommands::one).collect(Collectors.joining("\n"));
  }

  private static String one(Object certificate) {
    Instant ends = Instant.parse(Json.text(certificate, "notAfter"));
    String state =
        !Json.text(certificate, "revokedAt").isEmpty()
            ? "revoked"
            : ends.isBefore(Instant.now()) ? "expired" : "holds";
    return "%-32s %-8s until %s device %s"
        .formatted(
            Json.text(certificate, "serial"), state, ends, Json.text(certificate, "device"));
  }
}
