package org.confab.ejb.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupRefused;

/**
 * What {@code ./confab restore} runs, without a server. Arguments: {@code restore} or {@code
 * finish}, the home, the domains (the primary first, with commas between), {@code json} or {@code
 * text}, and the file. Standard input, each ended by a NUL: passphrase, address, user and password
 * of PostgreSQL; empty for H2. Ends with 0 if it is done, 1 if it is refused.
 */
public final class RestoreProgram {
  private RestoreProgram() {}

  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.SEVERE);
    String[] given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
    RestoreFolder folder = new RestoreFolder(Path.of(arguments[1]));
    DatabasePlace place =
        given[1].isEmpty() ? new FilePlace(folder) : new SchemaPlace(given[1], given[2], given[3]);
    Restore restore = new Restore(folder, place);
    try {
      if (arguments[0].equals("finish")) {
        restore.finish();
      } else {
        Restore.Done done =
            restore.run(Path.of(arguments[4]), SipDomains.parse(arguments[2]), given[0]);
        System.out.println(
            arguments[3].equals("json") ? json(done, place) : text(done, place, folder));
      }
    } catch (BackupRefused | RestoreUnfinished told) {
      System.err.println("confab: " + told.getMessage());
      System.exit(1);
    } catch (IOException | SQLException failed) {
      System.err.println("confab: the backup is not restored: " + failed.getMessage());
      System.exit(1);
    }
  }

  private static String text(Restore.Done done, DatabasePlace place, RestoreFolder folder) {
    return """
    Restored %d rows of %s (from %s, tables of version %s) into %s, now at version %s.
    Keys: %s. What was there before is kept in %s until the next restore.\
    """
        .formatted(
            done.rows(),
            done.header().created(),
            done.header().database(),
            done.header().schema(),
            place.asString(),
            done.schema(),
            done.keys() ? "those of the backup" : "those that were here",
            folder.before());
  }

  private static String json(Restore.Done done, DatabasePlace place) {
    return """
    {"restored":true,"rows":%d,"created":"%s","from":"%s","schema":"%s","now":"%s","keys":%b,"into":"%s"}\
    """
        .formatted(
            done.rows(),
            done.header().created(),
            done.header().database(),
            done.header().schema(),
            done.schema(),
            done.keys(),
            place.asString().replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
