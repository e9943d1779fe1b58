//! Which file system a file lies on. SQLite's write-ahead log shares memory between processes, which network file
//! systems cannot do: there it loses data, so it is refused.

use std::path::Path;

/// A file system by the number `statfs` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileSystem {
    pub name: &'static str,
    /// Whether several machines may see the file at once.
    pub network: bool,
}

/// The numbers are those of statfs(2).
const KNOWN: &[(u64, &str, bool)] = &[
    (0x6969, "NFS", true),
    (0xff53_4d42, "CIFS", true),
    (0xfe53_4d42, "SMB", true),
    (0x517b, "SMB", true),
    (0x5346_414f, "AFS", true),
    (0x6b41_4653, "AFS", true),
    (0x0102_1997, "9p", true),
    (0x7375_7245, "Coda", true),
    (0x00c3_6400, "Ceph", true),
    (0x0bd0_0bd0, "Lustre", true),
    (0x0116_1970, "GFS2", true),
    (0x6573_5546, "FUSE (sshfs and the like)", true),
    (0xef53, "ext4", false),
    (0x5846_5342, "XFS", false),
    (0x9123_683e, "Btrfs", false),
    (0x2fc1_2fc1, "ZFS", false),
    (0x0102_1994, "tmpfs", false),
    (0x794c_7630, "overlay", false),
    (0xf2f5_2010, "F2FS", false),
];

/// What `statfs` of a path says.
pub fn of(path: &Path) -> Option<FileSystem> {
    let found = rustix::fs::statfs(path).ok()?;
    Some(named(magic(found.f_type)))
}

/// The kernel's number fits 32 bits; on some machines it arrives sign-extended.
fn magic(f_type: impl TryInto<i128>) -> u64 {
    let wide: i128 = f_type.try_into().unwrap_or_default();
    u64::try_from(wide & 0xffff_ffff).unwrap_or_default()
}

pub fn named(magic: u64) -> FileSystem {
    KNOWN.iter().find(|(number, ..)| *number == magic).map_or(
        FileSystem { name: "a local file system", network: false },
        |(_, name, network)| FileSystem { name, network: *network },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_recognised() {
        for magic in [0x6969, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x0102_1997, 0x6573_5546] {
            assert!(named(magic).network, "{magic:x}");
        }
        assert!(!named(0xef53).network);
        assert!(!named(0x1234).network);
    }

    #[test]
    fn a_sign_extended_number_is_the_same_file_system() {
        assert_eq!(named(magic(i64::from(0xff53_4d42_u32.cast_signed()))).name, "CIFS");
    }
}
