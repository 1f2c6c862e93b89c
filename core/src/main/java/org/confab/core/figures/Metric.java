package org.confab.core.figures;

import static org.confab.core.figures.Metric.Kind.COUNTER;
import static org.confab.core.figures.Metric.Kind.GAUGE;
import static org.confab.core.figures.Metric.Kind.HISTOGRAM;
import static org.confab.core.figures.Metric.Kind.INFO;
import static org.confab.core.figures.Metric.Unit.NONE;
import static org.confab.core.figures.Metric.Unit.SECONDS;

import java.util.List;

/**
 * The one table of what the server tells of itself in numbers. What a label may say is bounded by a
 * vocabulary of the product (methods, schemes, ids of diagnostics), never by users or addresses.
 */
public enum Metric {
  // SIP at the edge
  SIP_REQUESTS("sip_requests", COUNTER, "SIP requests, by method", "direction", "method"),
  SIP_RESPONSES(
      "sip_responses",
      COUNTER,
      "SIP responses, by the method that they answer and the first digit of their status",
      "direction",
      "method",
      "class"),
  SIP_ANSWER(
      "sip_answer",
      HISTOGRAM,
      SECONDS,
      "From the arrival of a request to the final answer that the server itself gives, its time in"
          + " the queue included; what waits for somebody else is not in it",
      "method"),
  SIP_REFUSALS(
      "sip_refusals",
      COUNTER,
      "Answers of 400 and above that left, by the id of their ms-diagnostics; none: without one,"
          + " other: an id of another server; questions who is asking (401) are none",
      "diagnostic"),
  SIP_QUEUED("sip_queued", GAUGE, "SIP messages that wait for a worker"),
  SIP_OVERFLOWED(
      "sip_overflowed", COUNTER, "SIP messages refused because their connection's queue was full"),
  SIP_OVERLOAD_REFUSED(
      "sip_overload_refused", COUNTER, "SIP messages refused because the server was behind"),
  SIP_QUEUEING(
      "sip_queueing",
      GAUGE,
      SECONDS,
      "Shortest time that a SIP message has waited for a worker in the last tenth of a second; if it"
          + " stays high the server is behind"),
  SIP_WORKERS_BUSY("sip_workers_busy", GAUGE, "Workers that handle a SIP message"),
  SIP_WORKERS("sip_workers", GAUGE, "Most workers that handle SIP messages at a time"),
  FLOWS("flows", GAUGE, "Open connections and remembered UDP addresses"),
  APPLICATION_SESSIONS(
      "application_sessions",
      GAUGE,
      "SIP application sessions: dialogs, and requests on their way"),
  TRANSACTIONS("transactions", GAUGE, "SIP transactions"),
  DIALOGS("dialogs", GAUGE, "SIP dialogs, by all their names"),
  UNANSWERED_NOTICES("unanswered_notices", GAUGE, "Notifications that wait for their answers"),

  BUILD("build", INFO, "What runs: always 1", "version", "commit"),
  READY(
      "ready",
      GAUGE,
      "1 if that part of /health/ready worked when it was last tried, else 0; reading the metrics"
          + " has it tried",
      "part"),

  // Who is here
  SIGN_INS(
      "sign_ins",
      COUNTER,
      "Ends of attempts to sign in over SIP; blocked: too many wrong passwords before",
      "scheme",
      "outcome"),
  WEB_SIGN_INS(
      "web_sign_ins",
      COUNTER,
      "Web requests that showed who sends them; each of them does, so these are no people; blocked:"
          + " too many wrong passwords before",
      "scheme",
      "outcome"),
  SECURED_FLOWS("secured_flows", GAUGE, "Connections with a sign-in or a challenge"),
  TLS_DSK_HANDSHAKES("tls_dsk_handshakes", GAUGE, "TLS-DSK handshakes that wait for their client"),
  TLS_DSK_HANDSHAKES_OF_ONE_SOURCE(
      "tls_dsk_handshakes_of_one_source", GAUGE, "The most of them from one address"),
  ENDPOINTS("endpoints", GAUGE, "Registered endpoints"),
  ENDPOINT_FLOWS("endpoint_flows", GAUGE, "Connections with endpoints on them"),
  SUBSCRIPTIONS("subscriptions", GAUGE, "Live subscriptions"),
  SUBSCRIPTION_ENTRIES("subscription_entries", GAUGE, "What is remembered to find them"),
  WATCH_ENTRIES("watch_entries", GAUGE, "Who watches whom, and changes not told yet"),
  PHONE_PRESENCE("phone_presence", GAUGE, "Users with presence of plain SIP clients"),

  // Conferences
  CONFERENCES("conferences", GAUGE, "Conferences that are on"),
  CONFERENCE_PARTICIPANTS(
      "conference_participants", GAUGE, "People in conferences, by their rosters"),
  MEDIA_SERVERS("media_servers", GAUGE, "Media servers that take conferences"),
  MEDIA_SERVERS_KNOWN(
      "media_servers_known", GAUGE, "Media servers, by how it stands with them", "state"),
  MCU_CONFERENCES("mcu_conferences", GAUGE, "Conferences with a media server, or in want"),
  MEDIA_COMMAND(
      "media_command",
      HISTOGRAM,
      SECONDS,
      "From the order to a media server to its answer, its time in the queue included",
      "command"),
  MEDIA_COMMANDS_UNANSWERED(
      "media_commands_unanswered",
      COUNTER,
      "Orders to media servers without an answer that can be used, or refused because too many"
          + " waited",
      "command"),

  // The database
  DATABASE_CONNECTIONS(
      "database_connections",
      GAUGE,
      "Connections of the pool to the database, by whether somebody uses them",
      "state"),
  DATABASE_CONNECTIONS_MOST(
      "database_connections_most", GAUGE, "Most connections of the pool at a time"),
  DATABASE_WAITS(
      "database_waits", COUNTER, "Times that somebody waited for a connection of the pool"),
  DATABASE_WAITS_IN_VAIN(
      "database_waits_in_vain", COUNTER, "Of these, times that none became free soon enough"),

  // The directory and other services that are asked
  DIRECTORY_ACCOUNTS(
      "directory_accounts", GAUGE, "Accounts of the directory, as counted after it was last read"),
  DIRECTORY_FOLLOWED(
      "directory_followed_timestamp",
      GAUGE,
      SECONDS,
      "When the directory was last followed without failure, by the clock of Unix; 0: never"),
  DIRECTORY_FAILURES(
      "directory_failures", GAUGE, "Synchronisations that failed since the last good one"),
  LOCATION_SECONDARY_ASKED(
      "location_secondary_asked", COUNTER, "Questions to the secondary location source"),
  LOCATION_SECONDARY_UNANSWERED(
      "location_secondary_unanswered",
      COUNTER,
      "Questions that the secondary location source did not answer, or was spared"),

  // Web services
  WEB_REQUESTS(
      "web_requests",
      COUNTER,
      "Requests to a web service that were answered, however",
      "operation"),
  WEB_REFUSED(
      "web_refused",
      COUNTER,
      "Of these, answers of 4xx and 5xx without 401; SOAP faults are such",
      "operation"),
  WEB_CHALLENGED(
      "web_challenged",
      COUNTER,
      "Of these, answers of 401, with which signing in begins",
      "operation"),
  WEB_TIME("web", HISTOGRAM, SECONDS, "How long web services took to answer", "operation");

  /** What becomes of a number over time. */
  public enum Kind {
    /** Goes up and down. */
    GAUGE,
    /** Goes up alone, from 0 at the start of the process. */
    COUNTER,
    /** Durations in classes. */
    HISTOGRAM,
    /** Always 1: its labels tell something. */
    INFO
  }

  /** What one of it is. */
  public enum Unit {
    NONE(""),
    SECONDS("_seconds"),
    BYTES("_bytes");

    private final String suffix;

    Unit(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final String PREFIX = "confab_";

  private final String label;
  private final Kind kind;
  private final Unit unit;
  private final String help;
  private final List<String> labels;

  Metric(String label, Kind kind, String help, String... labels) {
    this(label, kind, NONE, help, labels);
  }

  Metric(String label, Kind kind, Unit unit, String help, String... labels) {
    this.label = label;
    this.kind = kind;
    this.unit = unit;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** What the admin API and the console call it. */
  public String label() {
    return label;
  }

  /** What Prometheus calls it, without the endings of a histogram's lines. */
  public String exposed() {
    return base()
        + switch (kind) {
          case COUNTER -> "_total";
          case INFO -> "_info";
          case GAUGE, HISTOGRAM -> "";
        };
  }

  /** As {@link #exposed}, without the ending of its kind. */
  public String base() {
    return PREFIX + label + unit.suffix;
  }

  /** What becomes of it over time. */
  public Kind kind() {
    return kind;
  }

  /** What one of it is. */
  public Unit unit() {
    return unit;
  }

  /** What it counts, for people. */
  public String help() {
    return help;
  }

  /** The names of its labels, in their order. */
  public List<String> labels() {
    return labels;
  }
}
