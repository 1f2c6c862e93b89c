package org.confab.core.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.confab.core.SipDomains;

/**
 * What a backup says of itself.
 *
 * @param created when its data were as it tells them
 * @param schema version of the tables, such as {@code 29}: the number of the last migration
 * @param database what the data were in, such as {@code H2}
 * @param domains SIP domains of the instance
 * @param secretsKey names the key that the secrets in the data are encrypted with
 */
public record BackupHeader(
    Instant created, String schema, String database, SipDomains domains, String secretsKey) {
  private static final int CELLS = 5;

  public BackupHeader {
    if (!schema.matches("[0-9]{1,6}(\\.[0-9]{1,6})*")) {
      throw new BackupRefused("'" + schema + "' is no version of the tables");
    }
  }

  List<String> cells() {
    return List.of(created.toString(), schema, database, domains.asString(), secretsKey);
  }

  static BackupHeader of(List<String> cells) {
    if (cells.size() != CELLS) {
      throw new BackupRefused("the backup is broken: its beginning does not say what it is");
    }
    try {
      return new BackupHeader(
          Instant.parse(cells.get(0)),
          cells.get(1),
          cells.get(2),
          domains(cells.get(3)),
          cells.get(4));
    } catch (DateTimeException wrong) {
      throw new BackupRefused("the backup is broken: it was made at no time", wrong);
    }
  }

  private static SipDomains domains(String list) {
    try {
      return SipDomains.parse(list);
    } catch (IllegalArgumentException wrong) {
      throw new BackupRefused("the backup is broken: it is of no domain", wrong);
    }
  }
}
