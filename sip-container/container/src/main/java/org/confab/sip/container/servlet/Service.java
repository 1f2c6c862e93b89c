package org.confab.sip.container.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;
import org.mobicents.ha.javax.sip.ReplicationStrategy;
import org.mobicents.servlet.sip.SipConnector;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.SipService;
import org.mobicents.servlet.sip.core.message.OutboundProxy;

/** What the core asks its server about: stack, connectors and a few settings. */
final class Service implements SipService {
  private static final int EXECUTOR_THREADS = 4;

  private final List<SipConnector> connectors = new CopyOnWriteArrayList<>();
  private @Nullable SipApplicationDispatcher dispatcher;
  private @Nullable SipStack stack;

  void add(SipConnector connector) {
    connectors.add(connector);
  }

  void stack(SipStack made) {
    stack = made;
  }

  @Override
  public @Nullable SipApplicationDispatcher getSipApplicationDispatcher() {
    return dispatcher;
  }

  @Override
  public void setSipApplicationDispatcher(SipApplicationDispatcher other) {
    dispatcher = other;
  }

  @Override
  public @Nullable SipStack getSipStack() {
    return stack;
  }

  @Override
  public @Nullable SipConnector findSipConnector(String transport) {
    return connectors.stream()
        .filter(connector -> connector.getTransport().equalsIgnoreCase(transport))
        .findFirst()
        .orElse(null);
  }

  @Override
  public SipConnector[] findSipConnectors() {
    return new ArrayList<>(connectors).toArray(SipConnector[]::new);
  }

  @Override
  public boolean isHttpFollowsSip() {
    return false;
  }

  @Override
  public @Nullable String getJvmRoute() {
    return null;
  }

  @Override
  public @Nullable OutboundProxy getOutboundProxy() {
    return null;
  }

  @Override
  public int getDispatcherThreadPoolSize() {
    return EXECUTOR_THREADS;
  }

  /**
   * In minutes. Without it the core keeps up to 99 timers of sessions that ended until their time
   * would have come.
   */
  @Override
  public int getCanceledTimerTasksPurgePeriod() {
    return 1;
  }

  @Override
  public boolean isDialogPendingRequestChecking() {
    return false;
  }

  @Override
  public boolean isMd5ContactUserPart() {
    return false;
  }

  @Override
  public @Nullable ReplicationStrategy getReplicationStrategy() {
    return null;
  }

  @Override
  public int getTagHashMaxLength() {
    return -1;
  }

  @Override
  public int getCallIdMaxLength() {
    return -1;
  }

  @Override
  public @Nullable String getDnsResolverClass() {
    return null;
  }

  @Override
  public int getDnsTimeout() {
    return 1;
  }

  @Override
  public String getMobicentsSipServletMessageFactoryClassName() {
    return Messages.class.getName();
  }

  @Override
  public void setMobicentsSipServletMessageFactoryClassName(String name) {}

  @Override
  public void stopGracefully(long timeToWait) {}

  @Override
  public String getProxyTimerServiceImplementationType() {
    return "Standard";
  }

  @Override
  public String getSasTimerServiceImplementationType() {
    return "Standard";
  }
}
