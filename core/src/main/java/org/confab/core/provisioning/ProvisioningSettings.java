package org.confab.core.provisioning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.confab.protocol.sip.SipUri;

/**
 * What ServerConfiguration says of this deployment itself: only services that it really offers. The
 * rest of that group is policy.
 *
 * @param services what may be offered, in its order
 */
public record ProvisioningSettings(List<Service> services) {
  /** Copies its list. */
  public ProvisioningSettings {
    services = List.copyOf(services);
  }

  /**
   * A service that clients are told of while it has something to offer.
   *
   * @param offered whether it has; asked on the way of messages, so from memory
   * @param settings element names and values in their order
   */
  public record Service(BooleanSupplier offered, Map<String, String> settings) {
    /** Copies its map. */
    public Service {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /**
   * Distribution list expansion, which is always there.
   *
   * @param url its address
   */
  public static Service groupExpansion(String url) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("dlxEnabled", "true");
    settings.put("dlxInternalUrl", url);
    settings.put("dlxExternalUrl", url);
    return new Service(() -> true, settings);
  }

  /**
   * Pictures of people. Clients look for them, and for address book files, below this address: no
   * files are there, since clients could not read them.
   *
   * @param offered whether there are pictures
   * @param url its address
   */
  public static Service photos(BooleanSupplier offered, String url) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("absInternalServerUrl", url);
    settings.put("absExternalServerUrl", url);
    return new Service(offered, settings);
  }

  /**
   * The location information service ([MS-SIPREGE] 2.2.2.5).
   *
   * @param offered whether there are locations
   * @param url its address
   */
  public static Service locations(BooleanSupplier offered, String url) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lisInternalUrl", url);
    settings.put("lisExternalUrl", url);
    return new Service(offered, settings);
  }

  /**
   * The authentication of media relays ([MS-AVEDGEA]).
   *
   * @param offered whether there are relays
   * @param uri its address
   */
  public static Service mediaRelays(BooleanSupplier offered, SipUri uri) {
    return new Service(offered, Map.of("mrasUri", uri.asString()));
  }

  /**
   * The test call, in which people hear themselves.
   *
   * @param offered whether somebody would answer
   * @param uri its address
   */
  public static Service testCall(BooleanSupplier offered, SipUri uri) {
    return new Service(offered, Map.of("botSipUriForTestCall", uri.asString()));
  }

  /** Element names and values of what is offered now, in their order. */
  public Map<String, String> server() {
    Map<String, String> now = new LinkedHashMap<>();
    services.stream()
        .filter(service -> service.offered().getAsBoolean())
        .forEach(service -> now.putAll(service.settings()));
    return now;
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
