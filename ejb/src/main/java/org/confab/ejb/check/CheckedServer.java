package org.confab.ejb.check;

import javax.sql.DataSource;
import org.confab.core.Settings;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.mcufactory.McuControl;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.ejb.addressfile.DirectoryShelf;
import org.confab.ejb.directorysync.DirectoryOffice;

/**
 * What of this server is looked at from inside.
 *
 * @param settings where its listeners are
 * @param database the data source
 * @param mediaServers who has registered
 * @param control asks them
 * @param directory whom it follows
 * @param checkUsers with whom it is tried
 * @param users somebody to look for
 * @param lists some list to expand
 * @param files which day's files there must be
 * @param shelf those files
 */
record CheckedServer(
    Settings settings,
    DataSource database,
    McuRegistry mediaServers,
    McuControl control,
    DirectoryOffice directory,
    CheckUsers checkUsers,
    UserStore users,
    DistributionListStore lists,
    AddressBookFiles files,
    DirectoryShelf shelf) {}
