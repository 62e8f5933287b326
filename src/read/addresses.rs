//! Addresses as written: on the web and by electronic mail.

use schemars::{Schema, json_schema};

use super::scalar::{Fault, Scalar};
use super::written::Written;
use crate::diagnostics::Code;
use crate::say;

/// An address on the web: `http://` or `https://`, and no user before the host.
#[derive(Clone, Debug)]
pub struct Website(pub Box<str>);

/// An address of electronic mail: something, `@`, a domain.
#[derive(Clone, Debug)]
pub struct Email(pub Box<str>);

impl Scalar for Website {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let authority = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let help = match authority {
            Some(authority) if authority.contains('@') => {
                say!(zh: "删去“@”和它前面的用户名", en: "leave out `@` and the user before it")
            }
            _ => say!(zh: "以 https:// 或 http:// 开头", en: "it begins with https:// or http://"),
        };
        let has_host = authority.is_some_and(|host| !host.is_empty() && !host.starts_with(':') && !host.contains('@'));
        let is_plain = !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`'));
        if has_host && is_plain {
            return Ok(Self(text.into()));
        }
        Err(Fault::new(
            Code::Y104,
            say!(zh: "“{name}”的“{text}”不是网址", en: "`{name}`: `{text}` is not a web address"),
            help,
        ))
    }
}

impl Written for Website {
    fn written() -> Schema {
        let form = r#"^https?://[^\s"<>\\`/?#:@][^\s"<>\\`/?#@]*([/?#][^\s"<>\\`]*)?$"#;
        json_schema!({
            "type": "string",
            "pattern": form,
            "patternErrorMessage": "以 https:// 或 http:// 开头，没有用户名\nit begins with https:// or http:// and has no user",
        })
    }
}

impl Scalar for Email {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let text = text.trim();
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let is_address = text.rsplit_once('@').is_some_and(|(user, domain)| {
            let is_user = !user.is_empty() && user.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b));
            is_user && domain.contains('.') && domain.split('.').all(is_label)
        });
        if is_address {
            return Ok(Self(text.into()));
        }
        Err(Fault::new(
            Code::Y104,
            say!(zh: "“{name}”的“{text}”不是电子邮箱", en: "`{name}`: `{text}` is not an address of electronic mail"),
            say!(zh: "写成 office@example.cn 的样子，只用半角字符", en: "it looks like office@example.cn"),
        ))
    }
}

impl Written for Email {
    fn written() -> Schema {
        let label = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
        let form = format!(r"^\s*[A-Za-z0-9._%+-]+@{label}(\.{label})+\s*$");
        json_schema!({
            "type": "string",
            "pattern": form,
            "patternErrorMessage": "写成 office@example.cn 的样子\nit looks like office@example.cn",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_before_the_host_is_no_part_of_a_web_address() {
        for text in
            ["https://example.cn", "http://example.cn:8080/a?b=c@d", "https://示例.cn/@a", "https://example.cn#@"]
        {
            assert!(Website::parse(text, "website").is_ok(), "{text}");
        }
        for text in [
            "https://bank.example@example.cn/",
            "https://a:b@example.cn",
            "https://@",
            "http://",
            "https://:80",
            "https://a b",
        ] {
            assert!(Website::parse(text, "website").is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_of_mail_has_a_user_and_a_domain() {
        for text in ["office@example.cn", "a.b+c@mail.example.com.cn", "1@163.com"] {
            assert!(Email::parse(text, "email").is_ok(), "{text}");
        }
        for text in [
            "office",
            "office@",
            "@example.cn",
            "office@example",
            "a b@example.cn",
            "office＠example.cn",
            "a@b@c.cn",
            "a@-b.cn",
            "a@b..cn",
            "a@x.cn?cc=b@x.cn",
            "mailto:a@x.cn",
        ] {
            assert!(Email::parse(text, "email").is_err(), "{text}");
        }
    }
}
