//! Where the site lives: scheme and host, nothing behind it.

use std::fmt;

use crate::diagnostics::Words;
use crate::say;

/// An absolute `https` origin without a trailing slash: the beginning of every printed URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl(Box<str>);

/// Why a text cannot be a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseUrlError {
    /// It does not begin with `https://`.
    NotHttps,
    /// The host is missing or has a character that no host has.
    Host,
    /// Something stands behind the host: a path, a query, a fragment, a user name.
    MoreThanHost,
    /// The port is not a number from 1 to 65535.
    Port,
}

impl BaseUrlError {
    /// What would be right instead of `written`.
    #[must_use]
    pub fn help(self, written: &str) -> Words {
        match self {
            Self::NotHttps => {
                say!(zh: "以 https:// 开头，例如 https://verify.example.cn", en: "it begins with https://, such as https://verify.example.cn")
            }
            Self::Host => match BaseUrl::meant(written) {
                Some(meant) => {
                    say!(zh: "写成 {meant}，链接和二维码里用的是这个形式", en: "write {meant}: links and QR codes carry this form")
                }
                None => {
                    say!(zh: "域名只用小写字母、数字、连字符和点", en: "a host name has lower-case letters, digits, hyphens and dots")
                }
            },
            Self::MoreThanHost => {
                say!(zh: "只写协议和域名，后面不带路径", en: "only scheme and host, nothing behind them")
            }
            Self::Port => say!(zh: "端口是 1 到 65535 的数字", en: "a port is a number from 1 to 65535"),
        }
    }
}

impl BaseUrl {
    /// The longest base URL, in bytes, whose certificate URLs still fit QR version 5 at level Q: 60 less `/c/<CODE>/`.
    ///
    /// Source: site.md §4.
    pub const LONGEST: usize = 46;

    /// What stands in for it as long as nobody has written one: no host can ever have this name (RFC 2606).
    #[must_use]
    pub fn unwritten() -> Self {
        Self("https://unwritten.invalid".into())
    }

    /// The origin that `text` writes, a trailing slash dropped. Scheme and host are to be in lower case,
    /// since some phones fail on capitals (site.md §4).
    ///
    /// # Errors
    /// [`BaseUrlError`].
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        let behind = text.strip_prefix("https://").ok_or(BaseUrlError::NotHttps)?;
        let authority = behind.strip_suffix('/').unwrap_or(behind);
        if authority.contains(['/', '?', '#', '@', '\\']) {
            return Err(BaseUrlError::MoreThanHost);
        }
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let label_is_good = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        };
        if !host.split('.').all(label_is_good) {
            return Err(BaseUrlError::Host);
        }
        let port_is_good = |port: &str| {
            port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        };
        if port.is_some_and(|port| !port_is_good(port)) {
            return Err(BaseUrlError::Port);
        }
        Ok(Self(format!("https://{authority}").into()))
    }

    /// The origin that `text` means when its host is written in Chinese or in capitals: links and QR codes carry its form in
    /// ASCII, which begins with `xn--`.
    #[must_use]
    pub fn meant(text: &str) -> Option<Self> {
        let authority = text.strip_prefix("https://")?;
        let (host, behind) = authority.find([':', '/']).map_or((authority, ""), |at| authority.split_at(at));
        let host = idna::domain_to_ascii_strict(host).ok()?;
        Self::parse(&format!("https://{host}{behind}")).ok()
    }

    /// Scheme and host, without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port, as printed beside a QR code.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.trim_start_matches("https://")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_in_chinese_or_capitals_is_understood() {
        for (written, meant) in [
            ("https://核验.样例.cn", Some("https://xn--wxv533i.xn--fsq541d.cn")),
            ("https://证书.中国/", Some("https://xn--1jqs90m.xn--fiqs8s")),
            ("https://查询。公司:8443", Some("https://xn--jvv041f.xn--55qx5d:8443")),
            ("https://Verify.Example.CN", Some("https://verify.example.cn")),
            ("https://bücher.example", Some("https://xn--bcher-kva.example")),
            ("https://核 验.cn", None),
            ("https://核验.cn/register", None),
            ("核验.cn", None),
        ] {
            assert_eq!(BaseUrl::meant(written).as_ref().map(BaseUrl::as_str), meant, "{written}");
        }
    }

    #[test]
    fn scheme_and_host_is_all_there_is() {
        for (text, origin) in [
            ("https://verify.example.cn", "https://verify.example.cn"),
            ("https://verify.example.cn/", "https://verify.example.cn"),
            ("https://localhost:8443", "https://localhost:8443"),
            ("https://xn--fiqs8s.example", "https://xn--fiqs8s.example"),
        ] {
            assert_eq!(BaseUrl::parse(text).map(|url| url.to_string()), Ok(origin.to_owned()));
        }
        for (text, error) in [
            ("http://example.cn", BaseUrlError::NotHttps),
            ("verify.example.cn", BaseUrlError::NotHttps),
            ("HTTPS://example.cn", BaseUrlError::NotHttps),
            ("https://", BaseUrlError::Host),
            ("https:///", BaseUrlError::Host),
            ("https://Example.cn", BaseUrlError::Host),
            ("https://a..b", BaseUrlError::Host),
            ("https://exa mple.cn", BaseUrlError::Host),
            ("https://示例.cn", BaseUrlError::Host),
            ("https://example.cn/register", BaseUrlError::MoreThanHost),
            ("https://example.cn//", BaseUrlError::MoreThanHost),
            ("https://user@example.cn", BaseUrlError::MoreThanHost),
            ("https://example.cn:0", BaseUrlError::Port),
            ("https://example.cn:", BaseUrlError::Port),
            ("https://example.cn:70000", BaseUrlError::Port),
        ] {
            assert_eq!(BaseUrl::parse(text), Err(error), "{text}");
        }
    }
}
