// Takes nothing; gives the certificates of the example register that the tests look at, as they stand on its day, and the
// words that the contract promises for them.

/** The day that the example site is built for. */
export const DAY = '2026-11-21';

/** A moment in China: Beijing's wall clock, seconds optional. */
export function inChina(day, time = '12:00') {
  return `${day}T${time}+08:00`;
}

export const certificates = {
  valid: { code: '7K3M9P2XC9', status: 'valid', level: 'five-star', expires: '2029-02-28' },
  standard: { code: 'H518UG92EY', status: 'valid', level: 'standard', expires: '2028-06-29' },
  levelChanged: { code: 'D935913U78', status: 'valid', level: 'four-star', expires: '2027-07-14' },
  withdrawalVoided: { code: 'Y1YTAC3H0G', status: 'valid', level: 'four-star', expires: '2028-04-13' },
  suspended: { code: 'CTB0LEAXNL', status: 'suspended', level: 'three-star', expires: '2028-07-20' },
  withdrawn: { code: '4Q89J7YXH4', status: 'withdrawn', level: 'three-star', expires: '2027-06-02' },
  cancelled: { code: 'XKKLNPC2KY', status: 'cancelled', level: 'three-star', expires: '2027-12-22' },
  expired: { code: 'NGQ4Q9755E', status: 'expired', level: 'three-star', expires: '2026-08-20' },
  notYetValid: { code: 'N76304CUYH', status: 'not-yet-valid', level: 'three-star', issued: '2026-12-01', expires: '2029-11-30' },
  replaced: { code: '2A8YHT31KX', status: 'expired', level: 'four-star', expires: '2026-03-01', successor: '7K3M9P2XC9' },
};

/** One that is valid, and is decided to be cancelled from `ends` on. */
export const announced = {
  code: '2ECHC0W2WA', status: 'valid', level: 'standard', until: '2026-12-30', ends: '2026-12-31', expires: '2027-06-16',
};

export const words = {
  zh: {
    lang: 'zh-CN',
    status: {
      valid: '有效', suspended: '暂停', withdrawn: '已撤销', cancelled: '已注销', expired: '已过期', 'not-yet-valid': '未生效',
      renewed: '已换新证',
    },
    level: { 'five-star': '五星级', 'four-star': '四星级', 'three-star': '三星级', standard: '达标级' },
    validUntil: '有效期至',
    wasValidUntil: '原有效期至',
    largerType: '大字',
    service: '本证书认证的是企业的售后服务，不是产品质量。',
    asOf: (day) => `数据截至 ${day}`,
    offline: '未能联网确认',
    maybeChanged: '状态可能已更新',
    tooOld: (days) => `已超过 ${days} 天没有更新`,
  },
  en: {
    lang: 'en',
    status: {
      valid: 'Valid', suspended: 'Suspended', withdrawn: 'Withdrawn', cancelled: 'Cancelled', expired: 'Expired',
      'not-yet-valid': 'Not yet valid', renewed: 'Renewed',
    },
    level: { 'five-star': 'Five stars', 'four-star': 'Four stars', 'three-star': 'Three stars', standard: 'Standard level' },
    validUntil: 'Valid until',
    wasValidUntil: 'Was to be valid until',
    largerType: 'Larger type',
    service: 'This certifies the company’s after-sales service, not the quality of its products.',
    asOf: (day) => `Data as of ${day}`,
    offline: 'Could not confirm online',
    maybeChanged: 'The status may have changed',
    tooOld: (days) => `not been updated for more than ${days} days`,
  },
};

/** The colour behind the white verdict.   Source: site.md §1. */
export const bands = {
  valid: '#0b6b3a', suspended: '#8a4b00', withdrawn: '#a4001d', cancelled: '#a4001d', expired: '#4a4a4a', 'not-yet-valid': '#4a4a4a',
};
