package org.confab.ejb.check;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.confab.core.CurrentSettings;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.core.check.Check;
import org.confab.core.check.CheckResult;
import org.confab.core.check.Checks;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.mcufactory.McuControl;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.ejb.addressfile.DirectoryShelf;
import org.confab.ejb.directorysync.DirectoryOffice;

/** The checks of this server. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects
public class ServerChecks {
  /** One tries; the others may hang in what was given up. */
  private static final int THREADS = 4;

  @Inject private CurrentSettings settings;
  @Inject private McuRegistry mediaServers;
  @Inject private McuControl control;
  @Inject private DirectoryOffice directory;
  @Inject private CheckUsers checkUsers;
  @Inject private UserStore users;
  @Inject private DistributionListStore lists;
  @Inject private AddressBookFiles files;
  @Inject private DirectoryShelf shelf;

  @Resource(lookup = "java:jboss/datasources/ConfabDS")
  private DataSource database;

  @Resource private ManagedThreadFactory factory;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
  private final Checks checks = new Checks(this::round, threads, System::nanoTime);

  private Thread thread(Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName("check-" + thread.getId());
    return thread;
  }

  private ServerRound round() {
    return new ServerRound(
        new CheckedServer(
            settings.get(),
            database,
            mediaServers,
            control,
            directory,
            checkUsers,
            users,
            lists,
            files,
            shelf));
  }

  /** See {@link Checks#all}. */
  public List<CheckResult> all() {
    return checks.all();
  }

  /** See {@link Checks#run}. */
  public List<CheckResult> run(Set<Check> wanted) {
    return checks.run(wanted);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
