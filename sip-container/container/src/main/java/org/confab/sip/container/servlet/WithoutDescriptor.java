package org.confab.sip.container.servlet;

import java.lang.reflect.Method;
import java.util.List;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.annotation.ConcurrencyControlMode;
import org.mobicents.servlet.sip.core.SipContext;
import org.mobicents.servlet.sip.core.SipListeners;
import org.mobicents.servlet.sip.core.descriptor.MobicentsSipServletMapping;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletRequest;
import org.mobicents.servlet.sip.core.message.MobicentsSipServletResponse;
import org.mobicents.servlet.sip.core.security.MobicentsSipLoginConfig;
import org.mobicents.servlet.sip.core.security.SipDigestAuthenticator;
import org.mobicents.servlet.sip.ruby.SipRubyController;

/**
 * The part of an application that the core would take from a sip.xml, from Ruby or from a cluster's
 * session manager: there is none of these here, and the setters have nothing to set.
 */
abstract class WithoutDescriptor implements SipContext {
  @Override
  public boolean hasDistributableManager() {
    return false;
  }

  @Override
  public void setApplicationName(String name) {}

  @Override
  public String getDescription() {
    return "";
  }

  @Override
  public void setDescription(String description) {}

  @Override
  public String getLargeIcon() {
    return "";
  }

  @Override
  public void setLargeIcon(String icon) {}

  @Override
  public String getSmallIcon() {
    return "";
  }

  @Override
  public void setSmallIcon(String icon) {}

  @Override
  public void setListeners(SipListeners listeners) {}

  @Override
  public void setProxyTimeout(int seconds) {}

  @Override
  public void setSipApplicationSessionTimeout(int minutes) {}

  @Override
  public void addSipApplicationListener(String listener) {}

  @Override
  public void removeSipApplicationListener(String listener) {}

  @Override
  public String[] findSipApplicationListeners() {
    return new String[0];
  }

  @Override
  public @Nullable Method getSipApplicationKeyMethod() {
    return null;
  }

  @Override
  public void setSipApplicationKeyMethod(Method method) {}

  @Override
  public @Nullable MobicentsSipLoginConfig getSipLoginConfig() {
    return null;
  }

  @Override
  public void setSipLoginConfig(MobicentsSipLoginConfig config) {}

  @Override
  public void addSipServletMapping(MobicentsSipServletMapping mapping) {}

  @Override
  public void removeSipServletMapping(MobicentsSipServletMapping mapping) {}

  @Override
  public List<MobicentsSipServletMapping> findSipServletMappings() {
    return List.of();
  }

  @Override
  public @Nullable MobicentsSipServletMapping findSipServletMappings(SipServletRequest request) {
    return null;
  }

  @Override
  public String getEngineName() {
    return "confab";
  }

  @Override
  public boolean enterSipAppHa(boolean startCacheActivity) {
    return false;
  }

  @Override
  public void exitSipAppHa(
      @Nullable MobicentsSipServletRequest request,
      @Nullable MobicentsSipServletResponse response,
      boolean batchStarted) {}

  @Override
  public void setConcurrencyControlMode(ConcurrencyControlMode mode) {}

  @Override
  public void setSipRubyController(SipRubyController controller) {}

  @Override
  public @Nullable SipRubyController getSipRubyController() {
    return null;
  }

  @Override
  public boolean isPackageProtectionEnabled() {
    return false;
  }

  @Override
  public @Nullable SipDigestAuthenticator getDigestAuthenticator() {
    return null;
  }

  @Override
  public void stopGracefully(long timeToWait) {}

  @Override
  public boolean isStoppingGracefully() {
    return false;
  }
}
