package org.confab.core.check;

import java.util.Locale;

/** The one table of what can be wrong: why a check failed, and what to do about it. */
public enum Trouble {
  DATABASE_DOWN(
      "the database does not answer: %s",
      "Start the database, or correct CONFAB_DB_URL; the server connects again by itself."),
  CERTIFICATE_EXPIRED(
      "the certificate of %s expired on %s",
      "Give this instance a new one: ./confab certificate server import FILE; or one of its own CA:"
          + " ./confab stop, move %s away, ./confab run."),
  CERTIFICATE_ENDS(
      "the certificate of %s expires on %s",
      "Replace it before that day: ./confab certificate server import FILE; or ./confab stop, move"
          + " %s away, ./confab run."),
  CERTIFICATE_EARLY(
      "the certificate of %s is valid from %s on only",
      "Correct the clock of this machine, or the certificate %s."),
  CERTIFICATE_FOREIGN(
      "%s shows a certificate that the CA of this instance has not signed",
      "Something else listens there, or the server still has an older key: restart it; it reads"
          + " %s."),
  NO_LISTENER(
      "nothing listens at %s",
      "Look for ERROR in log/server.log since the last start; then ./confab stop and ./confab"
          + " run."),
  NO_MEDIA_SERVER(
      "no media server has registered",
      "See log/media-console.log and log/media-server.0.log; ./confab stop and ./confab run start"
          + " it."),
  MEDIA_SERVER_LOST(
      "the media server %s was last heard of at %s: its process has ended or hangs",
      "It is started again by itself within half a minute; if not, log/media-console.log tells"
          + " why."),
  MEDIA_SERVER_SILENT(
      "the media server %s is registered and does not answer at %s",
      "It has ended just now or hangs: see log/media-console.log; a firewall must let the server"
          + " reach it."),
  MEDIA_SERVER_DRAINED(
      "the media server %s is being emptied and takes no new conferences",
      "Let it take them again: ./confab media resume %s."),
  NO_MEDIA_TYPE(
      "no media server here can do %s",
      "See log/media-server.0.log: it tells which conferencing servers it has and why not that"
          + " one."),
  DIRECTORY_UNREACHABLE(
      "the directory cannot be reached: %s",
      "Start it, or correct CONFAB_LDAP_URL, its password or its CA; ./confab directory status"
          + " tells more."),
  DIRECTORY_NOT_READ(
      "the last readings of the directory failed, since %s: %s",
      "It answers again: ./confab directory sync reads it now."),
  CHECK_USER_DISABLED("the check user %s is disabled", "Enable it: ./confab user enable sip:%s"),
  CHECK_USER_TAKEN(
      "the address %s of a check user belongs to somebody else",
      "Give that account another address, or remove it: ./confab user remove sip:%s"),
  CHECK_USER_REFUSED(
      "the check user %s was not let in: %s",
      "Remove it, the next check makes it anew: ./confab user remove sip:%s"),
  NOT_OFFERED(
      "%s is not offered at sign-in, though the settings allow it",
      "See log/server.log from the last start on: it tells why the scheme is not there."),
  KEYTAB(
      "the keytab cannot be used: %s",
      "Make it anew for that name and put it where CONFAB_KERBEROS_KEYTAB tells"
          + " (docs/authentication.md)."),
  REFUSED(
      "%s was answered with %s", "The id in ms-diagnostics and log/server.log tell the reason."),
  FORBIDDEN_BY_POLICY(
      "%s was refused: %s", "Look at the policy of the check users: ./confab policy show sip:%s"),
  NO_ANSWER(
      "no answer in time: %s",
      "The server is overloaded or something in it hangs: see log/server.log and GET"
          + " /api/figures."),
  NOT_DELIVERED("%s", "See log/server.log: each message that is not delivered leaves a line."),
  CLOSED("the server closed the connection during %s", "log/server.log tells why."),
  WRONG_ANSWER("%s", "This is a fault of the server: send log/server.log with a report."),
  NO_FILE(
      "there is no address book file of today or yesterday",
      "Make one: ./confab address-book generate; log/server.log tells why the night's was not"
          + " made."),
  BROKEN("%s", "log/server.log has the whole of it.");

  private final String cause;
  private final String advice;

  Trouble(String cause, String advice) {
    this.cause = cause;
    this.advice = advice;
  }

  /** Its name for programs, such as {@code certificate-expired}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What is wrong, for people.
   *
   * @param details go into the cause in their order; the last one goes into the advice too
   */
  public Finding because(Object... details) {
    Object last = details.length == 0 ? "" : details[details.length - 1];
    return new Finding(this, cause.formatted(details), advice.formatted(last));
  }
}
