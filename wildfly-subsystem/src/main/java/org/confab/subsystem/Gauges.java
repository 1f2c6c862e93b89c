package org.confab.subsystem;

import java.util.List;

/** The gauges that the console shows, which are called there as here but for the hyphens. */
final class Gauges {
  /** By their names in the application. */
  static final List<String> ALL =
      List.of(
          "endpoints",
          "endpoint_flows",
          "subscriptions",
          "phone_presence",
          "flows",
          "secured_flows",
          "dialogs",
          "transactions",
          "application_sessions",
          "media_servers",
          "mcu_conferences");

  private Gauges() {}
}
