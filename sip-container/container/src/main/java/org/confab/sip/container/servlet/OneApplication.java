package org.confab.sip.container.servlet;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.ar.SipApplicationRouter;
import javax.servlet.sip.ar.SipApplicationRouterInfo;
import javax.servlet.sip.ar.SipApplicationRoutingDirective;
import javax.servlet.sip.ar.SipApplicationRoutingRegion;
import javax.servlet.sip.ar.SipRouteModifier;
import javax.servlet.sip.ar.SipTargetedRequestInfo;
import javax.servlet.sip.ar.spi.SipApplicationRouterProvider;
import org.jspecify.annotations.Nullable;

/**
 * The application router (JSR 289 15): the one application gets every request from outside once;
 * what it sends leaves the container. Named by the system property {@code
 * javax.servlet.sip.ar.spi.SipApplicationRouterProvider}, because the core's own look-up of
 * providers does not work since Java 9.
 */
public final class OneApplication extends SipApplicationRouterProvider
    implements SipApplicationRouter {
  private static final String SEEN = "seen";

  private final List<String> applications = new CopyOnWriteArrayList<>();

  /** Made by the core, by its name. */
  public OneApplication() {}

  @Override
  public SipApplicationRouter getSipApplicationRouter() {
    return this;
  }

  @Override
  public void init() {}

  @Override
  public void init(Properties properties) {}

  @Override
  public void destroy() {}

  @Override
  public void applicationDeployed(List<String> names) {
    applications.addAll(names);
  }

  @Override
  public void applicationUndeployed(List<String> names) {
    applications.removeAll(names);
  }

  @Override
  public @Nullable SipApplicationRouterInfo getNextApplication(
      SipServletRequest request,
      SipApplicationRoutingRegion region,
      SipApplicationRoutingDirective directive,
      @Nullable SipTargetedRequestInfo target,
      @Nullable Serializable state) {
    Optional<String> next =
        state == null && request.getRemotePort() > 0 && isFromOutside(request)
            ? applications.stream().findFirst()
            : Optional.empty();
    return new SipApplicationRouterInfo(
        next.orElse(null),
        SipApplicationRoutingRegion.NEUTRAL_REGION,
        request.getFrom().getURI().toString(),
        new String[0],
        SipRouteModifier.NO_ROUTE,
        SEEN);
  }

  private static boolean isFromOutside(SipServletRequest request) {
    return request instanceof Received received && received.isReceived();
  }
}
