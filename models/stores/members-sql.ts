/** Members `m` of organizations with their accounts `a` and persons `p`; whoever is one now has `m.status = 'active'`. */
export const MEMBERS = `memberships m
  JOIN accounts a ON a.id = m.account_id AND a.status = 'active'
  JOIN persons p ON p.id = a.person_id`;

/** The same with the rights `r` of their roles, a row for each: of them is whoever may decide. */
export const RIGHT_HOLDERS = `${MEMBERS}
  JOIN membership_roles mr ON mr.membership_id = m.id
  JOIN role_rights r ON r.role_id = mr.role_id`;
