package org.confab.sip.container.servlet;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import org.jspecify.annotations.Nullable;
import org.mobicents.ext.javax.sip.dns.DNSLookupPerformer;
import org.mobicents.ext.javax.sip.dns.DNSServerLocator;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Record;

/** Finds nothing: endpoints are reached over their flows, and names are never looked up. */
final class NoDns implements DNSServerLocator, DNSLookupPerformer {
  @Override
  public Queue<Hop> locateHops(URI uri) {
    return new ArrayDeque<>();
  }

  @Override
  public Queue<Hop> resolveHostByAandAAAALookup(String host, int port, @Nullable String transport) {
    return new ArrayDeque<>();
  }

  @Override
  public @Nullable SipURI getSipURI(URI uri) {
    return uri instanceof SipURI sip ? sip : null;
  }

  @Override
  public void addLocalHostName(String name) {}

  @Override
  public void removeLocalHostName(String name) {}

  @Override
  public void mapLocalHostNameToIP(String name, Set<String> addresses) {}

  @Override
  public void unmapLocalHostNameToIP(String name) {}

  @Override
  public void addSupportedTransport(String transport) {}

  @Override
  public void removeSupportedTransport(String transport) {}

  @Override
  public void setDnsLookupPerformer(DNSLookupPerformer performer) {}

  @Override
  public DNSLookupPerformer getDnsLookupPerformer() {
    return this;
  }

  @Override
  public List<Record> performSRVLookup(String name) {
    return List.of();
  }

  @Override
  public List<NAPTRRecord> performNAPTRLookup(String name, boolean secure, Set<String> transports) {
    return List.of();
  }

  @Override
  public Queue<Hop> locateHopsForNonNumericAddressWithPort(
      String host, int port, String transport) {
    return new ArrayDeque<>();
  }

  @Override
  public void setDNSTimeout(int seconds) {}

  @Override
  public int getDNSTimeout() {
    return 0;
  }
}
