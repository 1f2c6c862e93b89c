package org.confab.subsystem.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set, one row each. Its name is the attribute's ({@code web-ticket-hours}),
 * the property's of the application ({@code confab.web.ticket.hours}) and the variable's of the
 * start script ({@code CONFAB_WEB_TICKET_HOURS}). Help texts are in {@code
 * LocalDescriptions.properties}.
 */
public enum Setting {
  /** The SIP domain. */
  DOMAIN(Group.SERVER, Counts.AFTER_RELOAD, Kind.host(), "litwareinc.com"),
  /** SIP domains beside that one. */
  OTHER_DOMAINS(Group.SERVER, Counts.AFTER_RELOAD, Kind.hosts(), ""),
  /** This server's full name. */
  SERVER_NAME(Group.SERVER, Counts.AFTER_RELOAD, Kind.host(), ""),
  /** Whether an empty database gets the sample people. */
  SAMPLE(Group.SERVER, Counts.AFTER_RELOAD, Kind.flag(), "false"),

  /** The folder of the instance's state. */
  HOME(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ".confab"),
  /** Certificate and key of the server. */
  KEYSTORE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** What opens it. */
  KEYSTORE_PASSWORD_FILE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** What this server shows to its media servers and to other servers. */
  INTERNAL_KEYSTORE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The authority of users' certificates. */
  USERS_KEYSTORE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The key of secrets at rest. */
  SECRET_KEY_FILE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The password of the administrator. */
  ADMIN_PASSWORD_FILE(Group.FILES, Counts.AFTER_RELOAD, Kind.path(), ""),

  /** How one signs in over UDP. */
  SIP_SCHEMES_UDP(Group.AUTHENTICATION, Counts.AT_ONCE, schemes(), Names.SCHEMES),
  /** How one signs in over TCP. */
  SIP_SCHEMES_TCP(Group.AUTHENTICATION, Counts.AT_ONCE, schemes(), Names.SCHEMES),
  /** How one signs in over TLS. */
  SIP_SCHEMES_TLS(Group.AUTHENTICATION, Counts.AT_ONCE, schemes(), Names.SCHEMES),
  /** Longest validity of a user's certificate. */
  CERTIFICATE_DAYS(Group.AUTHENTICATION, Counts.AT_ONCE, Kind.number(1, 3650), "365"),
  /** How long a web ticket holds. */
  WEB_TICKET_HOURS(Group.AUTHENTICATION, Counts.AT_ONCE, Kind.number(1, 24), "8"),
  /** Keys of the service in Kerberos. */
  KERBEROS_KEYTAB(Group.AUTHENTICATION, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The service for SIP. */
  KERBEROS_PRINCIPAL(Group.AUTHENTICATION, Counts.AFTER_RELOAD, principal("sip"), ""),
  /** The service for the web. */
  KERBEROS_HTTP_PRINCIPAL(Group.AUTHENTICATION, Counts.AFTER_RELOAD, principal("HTTP"), ""),
  /** Whose people belong to which domain. */
  KERBEROS_REALMS(Group.AUTHENTICATION, Counts.AFTER_RELOAD, Kind.realms(), ""),

  /** Whether the process takes tickets of RC4. */
  KERBEROS_RC4(Group.AUTHENTICATION, Counts.AFTER_RESTART, Kind.flag(), "false"),
  /** Where the directory is. */
  LDAP_URL(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.directories(), ""),
  /** Whether the connection is secured by StartTLS. */
  LDAP_STARTTLS(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.flag(), "false"),
  /** Who this server is there. */
  LDAP_BIND_DN(
      Group.DIRECTORY,
      Counts.AFTER_RELOAD,
      Kind.anyText("cn=confab,cn=users,dc=example,dc=com"),
      ""),
  /** Its password there. */
  LDAP_PASSWORD_FILE(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The same, in the credential store. */
  LDAP_PASSWORD_ALIAS(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.alias(), ""),
  /** Below what people and groups are. */
  LDAP_BASE(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.anyText("dc=example,dc=com"), ""),
  /** What its certificate is checked by. */
  LDAP_CA(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** Seconds between two synchronisations. */
  LDAP_INTERVAL(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.number(1, 86_400), "60"),
  /** Which attribute tells what. */
  LDAP_ATTRIBUTES(Group.DIRECTORY, Counts.AFTER_RELOAD, Kind.directoryAttributes(), ""),

  /** Another location service. */
  LOCATION_SECONDARY_URL(Group.LOCATION, Counts.AFTER_RELOAD, Kind.webAddress(), ""),
  /** Who this server is there. */
  LOCATION_SECONDARY_USER(Group.LOCATION, Counts.AFTER_RELOAD, Kind.anyText("confab"), ""),
  /** Its password there. */
  LOCATION_SECONDARY_PASSWORD_FILE(Group.LOCATION, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** The same, in the credential store. */
  LOCATION_SECONDARY_PASSWORD_ALIAS(Group.LOCATION, Counts.AFTER_RELOAD, Kind.alias(), ""),
  /** What its certificate is checked by. */
  LOCATION_SECONDARY_CA(Group.LOCATION, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** Who may ask for others. */
  LOCATION_TRUSTED(Group.LOCATION, Counts.AFTER_RELOAD, Kind.addresses(), ""),
  /** Streets that addresses are held against. */
  STREET_GUIDE(Group.LOCATION, Counts.AFTER_RELOAD, Kind.path(), ""),
  /** What becomes of those that are not there. */
  STREET_GUIDE_UNKNOWN(Group.LOCATION, Counts.AFTER_RELOAD, Kind.oneOf("refuse", "mark"), "refuse"),

  /** Which media servers are taken. */
  MEDIA_SERVER_NAMES(Group.CONFERENCING, Counts.AT_ONCE, Kind.names(), ""),
  /** Shortest registration, in seconds. */
  REGISTRATION_MINIMUM(Group.LIMITS, Counts.AT_ONCE, Kind.number(10, 86_400), "60"),
  /** That of clients which do not say, in seconds. */
  REGISTRATION_STANDARD(Group.LIMITS, Counts.AT_ONCE, Kind.number(10, 604_800), "7200"),
  /** Longest registration, in seconds. */
  REGISTRATION_MAXIMUM(Group.LIMITS, Counts.AT_ONCE, Kind.number(10, 604_800), "86400"),
  /** Devices of one user. */
  ENDPOINTS_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 256), "16"),
  /** Certificates of one user. */
  CERTIFICATES_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 1_000), "32"),
  /** Users in one subscription. */
  WATCHED_PER_SUBSCRIPTION(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 100_000), "1000"),
  /** Users in all subscriptions of one user. */
  WATCHED_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 1_000_000), "10000"),
  /** Categories that others watch of one user. */
  WATCHERS_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(0, 10_000_000), "50000"),
  /** Conferences of one organizer. */
  CONFERENCES_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 100_000), "1000"),
  /** Those of them that are on at once. */
  ACTIVE_CONFERENCES_PER_USER(Group.LIMITS, Counts.AT_ONCE, Kind.number(1, 10_000), "32"),
  /** Participants where no policy says how many. */
  CONFERENCE_SIZE(Group.LIMITS, Counts.AT_ONCE, Kind.number(2, 1_000), "250"),
  /** How long SIP messages wait before the server is behind, in milliseconds. */
  OVERLOAD_DELAY(Group.LIMITS, Counts.AT_ONCE, Kind.number(50, 10_000), "300"),
  /** Connections to the SIP listeners. */
  SIP_CONNECTIONS(Group.LIMITS, Counts.AT_ONCE, Kind.number(16, 1_000_000), "50000"),
  /** Those of one address. */
  SIP_CONNECTIONS_PER_ADDRESS(Group.LIMITS, Counts.AT_ONCE, Kind.number(16, 1_000_000), "16000"),
  /** Connections of one address to the web parts. */
  HTTP_CONNECTIONS_PER_ADDRESS(Group.LIMITS, Counts.AT_ONCE, Kind.number(16, 100_000), "1024"),

  /** Traces that are kept. */
  TRACES(Group.TRACING, Counts.AFTER_RELOAD, Kind.number(1, 100), "16"),
  /** Messages of one trace. */
  TRACE_MESSAGES(Group.TRACING, Counts.AFTER_RELOAD, Kind.number(100, 100_000), "5000"),
  /** Characters of one trace. */
  TRACE_CHARACTERS(
      Group.TRACING, Counts.AFTER_RELOAD, Kind.number(100_000, 100_000_000), "4000000"),
  /** How long one may be on. */
  TRACE_HOURS(Group.TRACING, Counts.AFTER_RELOAD, Kind.number(1, 24), "24"),
  /** How long one that is off can be read. */
  TRACE_KEPT_HOURS(Group.TRACING, Counts.AFTER_RELOAD, Kind.number(1, 720), "24"),
  /** Who may read figures. */
  METRICS_OPEN(Group.MONITORING, Counts.AFTER_RELOAD, Kind.flag(), "false"),
  /** What lets collectors of figures in. */
  METRICS_TOKEN_FILE(Group.MONITORING, Counts.AFTER_RELOAD, Kind.path(), ""),

  /** How long the audit log is kept. */
  AUDIT_DAYS(Group.RETENTION, Counts.AFTER_RELOAD, Kind.number(1, 3650), "365");

  /** What belongs together. */
  public enum Group {
    /** The server as a whole. */
    SERVER,
    /** Files of the instance. */
    FILES,
    /** Ways to sign in. */
    AUTHENTICATION,
    /** The directory that is followed. */
    DIRECTORY,
    /** Locations. */
    LOCATION,
    /** Media servers. */
    CONFERENCING,
    /** How much there may be. */
    LIMITS,
    /** What is recorded of clients. */
    TRACING,
    /** How the server is watched. */
    MONITORING,
    /** How long things are kept. */
    RETENTION;

    /** As the console says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** From when on a new value holds. */
  public enum Counts {
    /** From the next use on. */
    AT_ONCE,
    /** When the server has read its configuration again. */
    AFTER_RELOAD,
    /** When {@code ./confab} has started the server again. */
    AFTER_RESTART
  }

  /** A class of its own, since constants of an enum cannot be used by its rows. */
  private static final class Names {
    static final String SCHEMES = "kerberos,tls-dsk,ntlm,digest";
  }

  private final Group group;
  private final Counts counts;
  private final Kind kind;
  private final String standard;

  Setting(Group group, Counts counts, Kind kind, String standard) {
    this.group = group;
    this.counts = counts;
    this.kind = kind;
    this.standard = standard;
  }

  private static Kind schemes() {
    return Kind.someOf(Names.SCHEMES.split(","));
  }

  private static Kind principal(String service) {
    return Kind.text("[^/@\\s]+/[^/@\\s]+(@[^/@\\s]+)?", service + "/sip.example.com");
  }

  /** What it belongs to. */
  public Group group() {
    return group;
  }

  /** Whether a running server takes a new value. */
  public boolean isLive() {
    return counts == Counts.AT_ONCE;
  }

  /** When a new value holds. */
  public Counts counts() {
    return counts;
  }

  /** What it takes. */
  public Kind kind() {
    return kind;
  }

  /** What counts where nothing is set, if there is such a thing. */
  public Optional<String> standard() {
    return standard.isEmpty() ? Optional.empty() : Optional.of(standard);
  }

  /** How it is called in the console and in {@code jboss-cli}. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How the application calls it. */
  public String property() {
    return "confab." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** How the start script calls it. */
  public String variable() {
    return "CONFAB_" + name();
  }

  /**
   * Whether the configuration of a new instance has an expression here, which the start script
   * fills in at each start.
   */
  public boolean isFilledIn() {
    return group == Group.FILES || this == DOMAIN || this == SERVER_NAME || this == SAMPLE;
  }

  /** The setting of that attribute, if there is one. */
  public static Optional<Setting> named(String attribute) {
    return Arrays.stream(values()).filter(one -> one.attribute().equals(attribute)).findFirst();
  }
}
