package org.confab.sip.container.stack;

import org.confab.sip.container.transport.ConnectionLimits;
import org.confab.subsystem.live.LiveSettings;
import org.confab.subsystem.settings.Setting;

/** As the administrator has set it. */
final class ConnectionSettings implements ConnectionLimits {
  @Override
  public int all() {
    return number(Setting.SIP_CONNECTIONS);
  }

  @Override
  public int ofOneAddress() {
    return number(Setting.SIP_CONNECTIONS_PER_ADDRESS);
  }

  private static int number(Setting setting) {
    return LiveSettings.current()
        .flatMap(live -> live.value(setting.property()))
        .or(setting::standard)
        .map(Integer::parseInt)
        .orElseThrow();
  }
}
