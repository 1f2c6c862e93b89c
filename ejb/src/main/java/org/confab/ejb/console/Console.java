package org.confab.ejb.console;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.core.audit.AuditLog;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.trace.TraceRefused;
import org.confab.core.trace.TraceTarget;
import org.confab.ejb.trace.TraceOffice;
import org.confab.protocol.sip.SipUri;
import org.confab.subsystem.live.Declined;
import org.confab.subsystem.live.Deed;
import org.confab.subsystem.live.LiveConference;
import org.confab.subsystem.live.LiveMediaServer;
import org.confab.subsystem.live.LiveServer;
import org.confab.subsystem.live.LiveServers;

/** Shows this server in the WildFly console from its start to its end. */
@Singleton
@Startup
@SuppressWarnings("NullAway.Init") // the container injects
public class Console {
  // Looked up when somebody asks: showing a server that starts must not need all of its parts.
  @Inject private Provider<Figures> figures;
  @Inject private Provider<MediaFarm> mediaServers;
  @Inject private Provider<ConferenceRooms> conferences;
  @Inject private Provider<AccountRecords> accounts;
  @Inject private Provider<AccountAdministration> administration;
  @Inject private Provider<AddressBookFiles> addressBook;
  @Inject private Provider<TraceOffice> traces;
  @Inject private Provider<AuditLog> auditLog;
  private final LiveServer shown = new Shown();

  /** The application has started. */
  @PostConstruct
  void begin() {
    LiveServers.started(shown);
  }

  /** The application ends. */
  @PreDestroy
  void end() {
    LiveServers.stopped(shown);
  }

  private final class Shown implements LiveServer {
    @Override
    public OptionalLong figure(String gauge) {
      return figures.get().plain().stream()
          .filter(one -> one.metric().label().equals(gauge))
          .mapToLong(Figure::now)
          .findFirst();
    }

    @Override
    public Set<String> mediaServers() {
      return mediaServers.get().names();
    }

    @Override
    public Optional<LiveMediaServer> mediaServer(String name) {
      return mediaServers.get().find(name);
    }

    @Override
    public void drain(String mediaServer, boolean drained) {
      mediaServers.get().drain(mediaServer, drained);
    }

    @Override
    public Set<String> conferences() {
      return conferences.get().names();
    }

    @Override
    public Optional<LiveConference> conference(String name) {
      return conferences.get().find(name);
    }

    @Override
    public void endConference(String name) {
      conferences.get().end(name);
    }

    @Override
    public int signOut(String address) {
      return account(address, administration.get()::signOutEverywhere);
    }

    @Override
    public void enable(String address, boolean enabled) {
      AccountAdministration accountants = administration.get();
      var unused = account(address, enabled ? accountants::enable : accountants::disable);
    }

    @Override
    public String traceOn(String target, int minutes, boolean texts) {
      return tracing(
          target, wanted -> traces.get().begin(wanted, Duration.ofMinutes(minutes), texts).id());
    }

    @Override
    public void traceOff(String target) {
      var unused = tracing(target, wanted -> traces.get().end(wanted).id());
    }

    private String tracing(String target, Function<TraceTarget, String> work) {
      try {
        return TraceTarget.find(target)
            .map(work)
            .orElseThrow(() -> new Declined(target + " is no address of a user or conference."));
      } catch (TraceRefused refused) {
        throw new Declined(String.valueOf(refused.getMessage()));
      }
    }

    @Override
    public void writeAddressBook() {
      try {
        if (addressBook.get().generate().isEmpty()) {
          throw new Declined("The address book files are being made right now.");
        }
      } catch (IllegalArgumentException rules) {
        throw new Declined("Rules of numbers: " + rules.getMessage());
      } catch (IOException disk) {
        throw new Declined("The address book files cannot be written: " + disk);
      }
    }

    @Override
    public void audit(Deed deed) {
      ConsoleDeeds.enter(deed, auditLog.get());
    }

    private int account(String address, Function<SipUri, AccountAdministration.Done> work) {
      try {
        String uri = address.startsWith("sip:") ? address : "sip:" + address;
        return work.apply(accounts.get().address(uri)).signedOut();
      } catch (AccountRefused | IllegalArgumentException refused) {
        throw new Declined(String.valueOf(refused.getMessage()));
      }
    }
  }
}
