package org.confab.core.provisioning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What ServerConfiguration says of this deployment itself: only services that it really offers. The
 * rest of that group is policy.
 *
 * @param server element names and values in their order
 */
public record ProvisioningSettings(Map<String, String> server) {
  /** Copies its map. */
  public ProvisioningSettings {
    server = Collections.unmodifiableMap(new LinkedHashMap<>(server));
  }

  /**
   * The settings of a server with distribution list expansion.
   *
   * @param groupExpansionUrl its address
   */
  public static ProvisioningSettings of(String groupExpansionUrl) {
    Map<String, String> server = new LinkedHashMap<>();
    server.put("dlxEnabled", "true");
    server.put("dlxInternalUrl", groupExpansionUrl);
    server.put("dlxExternalUrl", groupExpansionUrl);
    return new ProvisioningSettings(server);
  }

  /**
   * The host of this server's addresses for clients: the address it listens on, or its name if it
   * listens on all of them.
   */
  public static String publicHost(String bind, String serverName) {
    boolean all = bind.equals("0.0.0.0") || bind.equals("::") || bind.equals("[::]");
    if (all) {
      return serverName;
    }
    return bind.indexOf(':') >= 0 && !bind.startsWith("[") ? "[" + bind + "]" : bind;
  }
}
