import java.util.List;

/** What {@code ./confab backup} asks of the server; lib/backup.sh finds the passphrase. */
final class BackupCommands {
  static final List<Command> ALL =
      List.of(
          Command.of("backup", "now", "FILE")
              .option("--passphrase", "PASSPHRASE")
              .does("all data of the running server, and with a passphrase its keys, in a file")
              .asks(
                  given ->
                      Request.json(
                              "POST", "backup", "passphrase", given.value("--passphrase"))
                          .into(given.value("FILE")))
              .shows(
                  (given, answer) ->
                      Shown.line(answer, "Backup %s, %s octets, ", "file", "octets")
                          + (Json.text(answer, "keys").equals("true")
                              ? " keys included"
                              : " WITHOUT keys: without keys/ of this instance nobody can sign in")));

  private BackupCommands() {}
}
