package org.confab.ejb.directorysync;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.core.NamedSecrets;
import org.confab.core.Settings;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directorysync.DirectoryFollower;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.directorysync.Link;
import org.confab.core.directorysync.LinkStore;
import org.confab.core.directorysync.Stores;
import org.confab.core.directorysync.SyncLimits;
import org.confab.core.directorysync.SyncOrder;
import org.confab.core.directorysync.SyncReport;
import org.confab.core.directorysync.SyncState;
import org.confab.core.directorysync.SyncedAccounts;
import org.confab.core.directorysync.Synchronisation;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.groupexpansion.DistributionListStore;

/** The directory that this server follows, if it does. */
@ApplicationScoped
public class DirectoryOffice {
  /** Most entries that a status names. */
  private static final int REFUSED_SHOWN = 50;

  private final LinkStore links;

  /** As counted after the last run: figures never ask the database. */
  private final AtomicLong users = new AtomicLong();

  private final Optional<DirectorySettings> settings;
  private final NamedSecrets secrets;
  private final Optional<DirectoryFollower> follower;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ManagedExecutorService background;

  @Inject
  DirectoryOffice(
      Settings settings,
      LinkStore links,
      SyncedAccounts accounts,
      OutsiderStore outsiders,
      DistributionListStore lists,
      NamedSecrets secrets,
      Figures figures) {
    this.links = links;
    this.settings = settings.directory();
    this.secrets = secrets;
    Stores stores = new Stores(links, accounts, outsiders, lists);
    this.follower = settings.directory().map(one -> follower(one, secrets, stores));
    follower.ifPresent(
        one ->
            figures.add(
                new Figure(Metric.DIRECTORY_ACCOUNTS, users::get),
                new Figure(Metric.DIRECTORY_FOLLOWED, () -> followed(one.standing())),
                new Figure(Metric.DIRECTORY_FAILURES, () -> one.standing().failures())));
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected DirectoryOffice() {
    this.links = null;
    this.settings = Optional.empty();
    this.secrets = NamedSecrets.NONE;
    this.follower = Optional.empty();
  }

  private static DirectoryFollower follower(
      DirectorySettings settings, NamedSecrets secrets, Stores stores) {
    Clock clock = Clock.systemUTC();
    return new DirectoryFollower(
        new Synchronisation(
            new LdapDirectory(settings, secrets), stores, SyncLimits.STANDARD, clock),
        settings.interval(),
        clock);
  }

  /** Whether there is a directory. */
  public boolean follows() {
    return follower.isPresent();
  }

  /** Synchronises in the background if it is time to. */
  void tick() {
    follower
        .filter(one -> one.due() && !one.busy())
        .ifPresent(one -> background.execute(() -> tick(one)));
  }

  private void tick(DirectoryFollower one) {
    if (one.tick()) {
      users.set(links.users());
    }
  }

  private static double followed(DirectoryFollower.Standing standing) {
    return standing.well().map(Instant::getEpochSecond).orElse(0L);
  }

  /** Begins a synchronisation in the background; its answer is none if one is under way. */
  public CompletableFuture<Optional<SyncReport>> follow(SyncOrder order) {
    return CompletableFuture.supplyAsync(
        () -> {
          Optional<SyncReport> done = follower.orElseThrow().follow(order);
          users.set(links.users());
          return done;
        },
        background);
  }

  /**
   * How things are.
   *
   * @param servers where the directory is
   * @param standing how the last synchronisation ended
   * @param state how far it was followed
   * @param busy whether a synchronisation is under way
   * @param users accounts of the directory
   * @param outsiders its people without an account
   * @param lists its distribution lists
   * @param refused entries that have become nothing, and why
   */
  public record Status(
      List<String> servers,
      DirectoryFollower.Standing standing,
      SyncState state,
      boolean busy,
      long users,
      long outsiders,
      long lists,
      List<Link> refused) {}

  /** How things are; none without a directory. */
  public Optional<Status> status() {
    return follower.map(
        one ->
            new Status(
                settings.orElseThrow().servers().stream().map(Object::toString).toList(),
                one.standing(),
                links.state(),
                one.busy(),
                links.users(),
                links.outsiders(),
                links.lists(),
                links.refused(REFUSED_SHOWN)));
  }

  /**
   * Connects to the directory, proves who this server is, and leaves.
   *
   * @throws org.confab.core.directorysync.DirectoryUnavailable if that fails
   */
  public void reach() {
    settings.ifPresent(one -> new LdapDirectory(one, secrets).connect().close());
  }

  /** How things are, from memory: for those who ask often. */
  public Optional<DirectoryFollower.Standing> standing() {
    return follower.map(DirectoryFollower::standing);
  }
}
